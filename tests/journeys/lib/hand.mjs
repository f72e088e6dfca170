// Hand: what a person does at a page, found by the words on it, and counted.
import { whereIsTheFocus } from './focus.mjs';

/**
 * Every act counts as one: pressing a button or link, choosing an answer, typing a text. Tab keys are counted apart.
 * What people would need for it is reckoned by the keystroke-level model (Card, Moran and Newell, 1980): 1.35 s to
 * think and 1.1 s to point for an act, 0.28 s for a key.
 */
export class Hand {
  acts = 0;
  tabs = 0;
  keys = 0;
  began = Date.now();

  /**
   * `byKeyboard`: no pointer is used at all, and a focus that cannot be seen is added to `problems`. `byTouch`: a finger
   * taps; the page must have been opened for touch. Else a mouse clicks.
   */
  constructor(page, { byKeyboard = false, byTouch = false, problems = [] } = {}) {
    this.page = page;
    this.byKeyboard = byKeyboard;
    this.byTouch = byTouch;
    this.problems = problems;
  }

  /** Brings the focus to a control: with the Tab key alone, if only the keyboard is used. */
  async reach(control) {
    this.acts += 1;
    if (!this.byKeyboard) return control.scrollIntoViewIfNeeded();
    const isThere = () => control.evaluate((element) => element === document.activeElement);
    for (let step = 0; step < 300; step += 1) {
      if (await isThere()) return this.#checkFocus(control);
      await this.page.keyboard.press('Tab');
      this.tabs += 1;
    }
    throw new Error(`Tab never reaches ${control}`);
  }

  async #checkFocus(control) {
    const focus = await this.page.evaluate(whereIsTheFocus);
    if (!focus?.isMarked) this.problems.push(`${this.page.url()}: nothing marks the focus on ${control}`);
    if (!focus?.isOnScreen) this.problems.push(`${this.page.url()}: the focus is out of sight on ${control}`);
  }

  #point(control) {
    return this.byTouch ? control.tap() : control.click();
  }

  /** Presses what is pressed with `key`, and waits for what that leads to. */
  async #pressFor(event, control, key = 'Enter') {
    await this.reach(control);
    const [came] = await Promise.all([this.page.waitForEvent(event), this.byKeyboard ? this.page.keyboard.press(key) : this.#point(control)]);
    return came;
  }

  /** Presses a link or button that leads to a page, and waits for that page. */
  press(control) {
    return this.#pressFor('load', control);
  }

  /** Presses a link or button that gives a file; gives where that was put. */
  async download(control) {
    return (await this.#pressFor('download', control)).path();
  }

  /** Chooses a file of this machine. */
  async attach(control, file) {
    await (await this.#pressFor('filechooser', control, 'Space')).setFiles(file);
  }

  /** Unfolds what is folded away, or sets or clears a check box. */
  async toggle(control) {
    await this.reach(control);
    await (this.byKeyboard ? this.page.keyboard.press('Space') : this.#point(control));
  }

  async type(control, text) {
    await this.reach(control);
    this.keys += text.length;
    if (this.byTouch) await control.tap();
    if (!this.byKeyboard) return control.fill(text);
    await this.page.keyboard.press('Control+A');
    return this.page.keyboard.type(text);
  }

  /** One of a group of answers. With the keyboard Tab reaches the chosen one, or the first, and arrows go on from there. */
  async choose(group, answer) {
    const wanted = group.getByLabel(answer, { exact: true });
    if (!this.byKeyboard) {
      await this.reach(wanted);
      return this.byTouch ? wanted.tap() : wanted.check();
    }
    const chosen = group.locator('input:checked');
    const first = (await chosen.count()) ? chosen.first() : group.locator('input[type="radio"]').first();
    await this.reach(first);
    await this.page.keyboard.press('Space');
    for (let step = 0; step < 12 && !(await wanted.isChecked()); step += 1) {
      await this.page.keyboard.press('ArrowDown');
      this.keys += 1;
    }
    return undefined;
  }

  /** One of a list that drops down. With the keyboard: from its top, by the arrow. */
  async pick(list, answer) {
    await this.reach(list);
    if (!this.byKeyboard) return list.selectOption({ label: answer });
    // A date in a label holds spaces that do not break.
    const chosen = () => list.evaluate((element) => element.selectedOptions[0]?.label.replace(/\s+/g, ' '));
    await this.page.keyboard.press('Home');
    for (let step = 0; (await chosen()) !== answer; step += 1) {
      if (step > 60) throw new Error(`the arrow never reaches ${answer}`);
      await this.page.keyboard.press('ArrowDown');
      this.keys += 1;
    }
    return undefined;
  }

  told() {
    const person = this.acts * (1.35 + 1.1) + (this.keys + this.tabs) * 0.28;
    return `${this.acts} acts${this.byKeyboard ? ` and ${this.tabs} Tab keys` : ''}, about ${Math.round(person)} s for a person; ${((Date.now() - this.began) / 1000).toFixed(1)} s here`;
  }
}
