// Focus: where it is on a page, and whether people can see it there.

/** Where the focus is, how it looks there, and whether it can be seen; null if it is lost. Runs inside the page. */
export function whereIsTheFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const hasOutline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  return {
    stop: element.dataset.stop,
    scrolls: element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight,
    name: `${element.tagName.toLowerCase()} "${(element.textContent || element.name || '').trim().slice(0, 40)}"`,
    isMarked: hasOutline || style.boxShadow !== 'none',
    isOnScreen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}
