# Survey peer: the same sample weighed by R's survey, file to file.
suppressMessages(library(survey))
folder <- commandArgs(TRUE)[1]
d <- read.csv(gzfile(file.path(folder, "sample.csv.gz")), stringsAsFactors = TRUE)
m <- read.csv(file.path(folder, "margins.csv"))
variables <- unique(m$variable)
total <- sum(m$Freq[m$variable == variables[1]])
d$w0 <- total / nrow(d)
design <- svydesign(ids = ~1, weights = ~w0, data = d)
margins <- lapply(variables, function(v) setNames(data.frame(m$level[m$variable == v], m$Freq[m$variable == v]), c(v, "Freq")))
weighed <- rake(design, lapply(variables, function(v) as.formula(paste("~", v))), margins, control = list(maxit = 500, epsilon = 1e-12, verbose = FALSE))
d$weight <- weights(weighed)
write.csv(d, tempfile(), row.names = FALSE)
