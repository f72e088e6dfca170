// FloatMath: exponential, logarithm and normal distribution without branches, so that loops over blocks use all lanes.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace stip {

/// e^x to two units in the last place. Precondition: -87 <= x <= 88.
/// Source: the Cephes library (S. Moshier), expf.
inline float float_exp(float x) {
  const float turns = x * 1.44269504f;
  const std::int32_t n = static_cast<std::int32_t>(turns + (turns < 0 ? -0.5f : 0.5f));
  const float power = static_cast<float>(n);
  const float r = (x - power * 0.693359375f) - power * -2.12194440e-4f;
  float y = 1.9875691500e-4f;
  y = y * r + 1.3981999507e-3f;
  y = y * r + 8.3334519073e-3f;
  y = y * r + 4.1665795894e-2f;
  y = y * r + 1.6666665459e-1f;
  y = y * r + 5.0000001201e-1f;
  return (y * r * r + r + 1.0f) * std::bit_cast<float>((n + 127) << 23);
}

/// The natural logarithm to two units in the last place. Precondition: x is positive, normal and finite.
/// Source: the same, logf.
inline float float_log(float x) {
  const std::int32_t bits = std::bit_cast<std::int32_t>(x);
  const float half = std::bit_cast<float>((bits & 0x007fffff) | 0x3f000000);  // From 0.5, below 1.
  const bool is_low = half < 0.707106781f;
  const float power = static_cast<float>((bits >> 23) - 126 - (is_low ? 1 : 0));
  const float r = (is_low ? half + half : half) - 1.0f;
  const float square = r * r;
  float y = 7.0376836292e-2f;
  y = y * r - 1.1514610310e-1f;
  y = y * r + 1.1676998740e-1f;
  y = y * r - 1.2420140846e-1f;
  y = y * r + 1.4249322787e-1f;
  y = y * r - 1.6668057665e-1f;
  y = y * r + 2.0000714765e-1f;
  y = y * r - 2.4999993993e-1f;
  y = y * r + 3.3333331174e-1f;
  y = y * r * square + power * -2.12194440e-4f - 0.5f * square;
  return r + y + power * 0.693359375f;
}

/// The standard normal value below which a share u lies. Precondition: 0 < u < 1.
/// Source: M. Giles (2010), "Approximating the erfinv function", single precision.
inline float normal_of_share(float u) {
  const float x = u + u - 1.0f;
  const float w = -float_log(4.0f * u * (1.0f - u));  // (1 - x)(1 + x), without what a rounded x loses near 0.
  const float a = w - 2.5f, b = std::sqrt(w) - 3.0f;
  float middle = 2.81022636e-08f;
  middle = middle * a + 3.43273939e-07f;
  middle = middle * a - 3.5233877e-06f;
  middle = middle * a - 4.39150654e-06f;
  middle = middle * a + 0.00021858087f;
  middle = middle * a - 0.00125372503f;
  middle = middle * a - 0.00417768164f;
  middle = middle * a + 0.246640727f;
  middle = middle * a + 1.50140941f;
  float tail = -0.000200214257f;
  tail = tail * b + 0.000100950558f;
  tail = tail * b + 0.00134934322f;
  tail = tail * b - 0.00367342844f;
  tail = tail * b + 0.00573950773f;
  tail = tail * b - 0.0076224613f;
  tail = tail * b + 0.00943887047f;
  tail = tail * b + 1.00167406f;
  tail = tail * b + 2.83297682f;
  return 1.41421356f * x * (w < 5.0f ? middle : tail);
}

/// The share below a standard normal value, within 2e-7 of itself. Precondition: -9 < z < 9.
/// Source: W. Press et al., Numerical Recipes, erfcc.
inline float share_of_normal(float z) {
  const float x = std::fabs(z) * 0.707106781f, t = 1.0f / (1.0f + 0.5f * x);
  float y = 0.17087277f;
  y = y * t - 0.82215223f;
  y = y * t + 1.48851587f;
  y = y * t - 1.13520398f;
  y = y * t + 0.27886807f;
  y = y * t - 0.18628806f;
  y = y * t + 0.09678418f;
  y = y * t + 0.37409196f;
  y = y * t + 1.00002368f;
  const float half_tail = 0.5f * t * float_exp(y * t - 1.26551223f - x * x);
  return z < 0 ? half_tail : 1.0f - half_tail;
}

}  // namespace stip
