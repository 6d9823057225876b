// Comfort only: «Lưu» of each criterion does the same without this file.
//
// Each criterion saves by itself while one types. What is typed is kept on this machine until the portal has said that it is
// stored, so that neither the end of the session nor a lost network nor a closed tab costs a word. One sending of a criterion is
// on its way at a time; where its answer was lost it is sent again as it was before anything newer is, and the portal takes
// what it holds already as said twice.

const afterKeys = 900;
const afterChoice = 100;
const pauses = [2, 5, 10, 20, 30];
const person = document.querySelector('.workspace').dataset.person;
const lines = [];
const kept = document.getElementById('kept-drafts');

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const clock = (at) => new Date(at).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Ho_Chi_Minh' });
const keys = () => {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
};
const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

/**
 * Puts the parts of an answer where they belong; where one is at work with the keyboard nothing is changed. What is said anew
 * stands above the form: the form stays where it is on the screen, and with it all that a finger may be on its way to.
 */
function place(answer, form) {
  const isBelow = form.getBoundingClientRect().top >= window.innerHeight;
  const still = (isBelow && document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2)?.closest('article')) || form;
  const before = still.getBoundingClientRect().top;
  for (const part of answer.querySelectorAll('[data-part]')) {
    const shown = document.getElementById(part.dataset.part);
    if (shown && !shown.contains(document.activeElement) && shown.innerHTML !== part.innerHTML) {
      shown.replaceChildren(...part.childNodes);
    }
  }
  window.scrollBy({ top: still.getBoundingClientRect().top - before, behavior: 'instant' });
}

class Line {
  constructor(form) {
    this.form = form;
    this.address = form.getAttribute('action');
    this.key = `cchc draft ${person} ${new URL(form.action).pathname}`;
    this.status = form.querySelector('.line-status');
    this.stateAsStored = this.status.textContent;
    this.pending = form.querySelector('.line-pending');
    this.version = form.dataset.seen;
    this.stored = this.entries((control) => control.defaultValue, (control) => control.defaultChecked);
    // Somebody else's version is shown beside: what happens next is said by a button.
    this.isHeld = form.dataset.autosave === 'conflict';
    this.failures = 0;

    form.addEventListener('input', (event) => this.changed(event.target.type === 'checkbox' || event.target.type === 'radio' ? afterChoice : afterKeys));
    form.addEventListener('focusout', (event) => form.contains(event.relatedTarget) || this.hurry());
    form.addEventListener('submit', (event) => this.submit(event));
    form.elements.reuse?.addEventListener('click', (event) => this.reuse(event));
    form.elements.files?.addEventListener('change', () => form.elements.files.files.length > 0 && this.say('Tệp mới chọn được gửi khi bấm «Lưu».'));

    if (form.dataset.autosave === 'stored') {
      this.restore();
    } else {
      this.stored = null;
      this.keep();
    }
  }

  entries(text = (control) => control.value, ticked = (control) => control.checked) {
    const found = [];
    for (const control of this.form.elements) {
      if (!control.name || control.name === 'version' || control.name === '_token' || control.type === 'file' || control.type === 'submit' || control.tagName === 'FIELDSET') {
        continue;
      }
      if (control.type !== 'checkbox' && control.type !== 'radio') {
        found.push([control.name, text(control)]);
      } else if (ticked(control)) {
        found.push([control.name, control.value]);
      }
    }
    return found;
  }

  fill(entries) {
    const taken = {};
    for (const control of this.form.elements) {
      const of = entries.filter(([name]) => name === control.name).map(([, value]) => value);
      if (control.type === 'checkbox' || control.type === 'radio') {
        control.checked = of.includes(control.value);
      } else if (of.length > 0) {
        const at = taken[control.name] ?? 0;
        control.value = of[at] ?? control.value;
        taken[control.name] = at + 1;
      }
    }
  }

  say(text) {
    if (this.status.textContent !== text) {
      this.status.textContent = text;
    }
  }

  get isUnsaved() {
    return this.sent || !same(this.entries(), this.stored);
  }

  /** The draft on this machine: what was typed, on which version, and what was sent without an answer. */
  keep() {
    if (this.isDropped) {
      return;
    }
    try {
      if (this.isUnsaved) {
        localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), version: this.version, entries: this.entries(), sent: this.sent, isSubmitted: this.isSubmitted }));
      } else {
        localStorage.removeItem(this.key);
      }
      this.isKept = true;
    } catch {
      // No room or not allowed: the page says so when somebody wants to leave it.
      this.isKept = false;
    }
  }

  restore() {
    let draft;
    try {
      draft = JSON.parse(localStorage.getItem(this.key));
    } catch {
      return;
    }
    if (!draft) {
      return;
    }
    const saved = new URLSearchParams(location.search).get('saved');
    if (same(draft.entries, this.stored) || (draft.isSubmitted && this.key.endsWith('/' + encodeURIComponent(saved)))) {
      localStorage.removeItem(this.key);
      return;
    }
    this.fill(draft.entries);
    this.version = draft.version;
    this.sent = draft.sent;
    this.form.elements.version.value = draft.version;
    this.say(`Đã lấy lại nội dung chưa lưu, nhập lúc ${clock(draft.at)} trên máy này.`);
    this.save();
  }

  changed(wait) {
    this.keep();
    this.say(this.isHeld ? this.status.textContent : this.isUnsaved ? '' : this.stateAsStored);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  hurry() {
    if (this.timer) {
      clearTimeout(this.timer);
      this.save();
    }
  }

  /** The button saves too. What is on its way has to arrive and its answer to be read first, or it would meet itself. */
  submit(event) {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.running || this.sent || !navigator.onLine) {
      event.preventDefault();
      event.stopPropagation();
      const button = event.submitter;
      this.again();
      this.running?.then(() => this.sent || this.isWaiting || this.isHeld || this.form.requestSubmit(button));
      return;
    }
    this.isSubmitted = true;
    this.keep();
  }

  reuse(event) {
    event.preventDefault();
    const field = this.form.elements.explanation;
    const earlier = this.form.querySelector('.line-earlier-text').textContent;
    field.value = field.value.trim() ? `${field.value.trimEnd()}\n${earlier}` : earlier;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  }

  save(leaving = false) {
    this.timer = null;
    if (this.isHeld || this.running || !this.isUnsaved) {
      return;
    }
    const sending = this.sent ?? { version: this.version, entries: this.entries() };
    if (same(sending.entries, this.refused)) {
      return;
    }
    this.sent = sending;
    this.keep();
    this.pending.textContent = 'Đang lưu…';
    this.running = this.send(sending, leaving).finally(() => {
      this.running = null;
      this.pending.textContent = '';
      this.keep();
      // More was typed meanwhile.
      if (!this.sent && !this.isWaiting && this.isUnsaved && !this.timer) {
        this.timer = setTimeout(() => this.save(), afterChoice);
      }
    });
  }

  async send(sending, leaving) {
    const body = new FormData();
    for (const [name, value] of [...sending.entries, ['version', sending.version], ['_token', this.form.elements._token.value]]) {
      body.append(name, value);
    }
    let answer;
    try {
      answer = await fetch(this.address, { method: 'POST', body, headers: { 'X-Autosave': '1' }, keepalive: leaving });
    } catch (failure) {
      if (!(failure instanceof TypeError)) {
        throw failure;
      }
      this.later('Mất kết nối. Nội dung được giữ trên máy này và tự gửi khi có mạng lại.');
      return;
    }
    if (answer.status >= 500 || answer.status === 429) {
      this.later('Cổng đang bận. Nội dung được giữ trên máy này và tự gửi lại sau ít giây.');
      return;
    }

    // An answer came: whatever it says, this sending needs no repeating.
    this.sent = null;
    this.failures = 0;
    if (answer.status === 401) {
      this.isWaiting = true;
      this.say('Chưa lưu: phiên làm việc đã hết. Nội dung được giữ trên máy này.');
      await signIn.ask();
      return;
    }

    const page = parse(await answer.text());
    const said = page.querySelector('[data-became]');
    if (!said) {
      this.isHeld = true;
      const why = [...page.querySelectorAll('.obstacles li, main h1')].map((e) => e.textContent.trim()).pop();
      this.say(answer.status === 400
        ? 'Chưa lưu: trang mở đã lâu. Anh/chị tải lại trang; nội dung được giữ trên máy này và hiện lại ở đây.'
        : `Chưa lưu: ${why ?? 'cổng không nhận.'} Nội dung được giữ trên máy này.`);
      return;
    }

    place(said, this.form);
    if (said.dataset.became === 'conflict') {
      // The draft keeps the version it was typed on; only the button goes by the one that is shown beside.
      this.isHeld = true;
      this.form.elements.version.value = said.dataset.version;
      return;
    }
    if (said.dataset.became === 'saved') {
      this.stored = sending.entries;
      this.refused = null;
      this.stateAsStored = this.status.textContent;
    } else {
      this.refused = sending.entries;
    }
    this.version = said.dataset.version;
    this.form.elements.version.value = said.dataset.version;
    if (said.dataset.became === 'saved' && this.isUnsaved) {
      this.say('');
    }
  }

  /** Nobody knows whether it arrived: the same is sent again. */
  later(why) {
    this.say(why);
    this.isWaiting = true;
    const pause = pauses[Math.min(this.failures++, pauses.length - 1)];
    setTimeout(() => this.again(), pause * 1000);
  }

  again() {
    if (this.isWaiting || this.sent) {
      this.isWaiting = false;
      this.save();
    }
  }
}

/** Signing in again without leaving the page: the portal's own form in a dialog. */
const signIn = {
  dialog: null,

  async ask() {
    if (this.dialog) {
      return;
    }
    this.dialog = document.createElement('dialog');
    this.dialog.className = 'sign-in-again';
    this.dialog.setAttribute('aria-labelledby', 'sign-in-again-title');
    this.dialog.addEventListener('close', () => {
      this.dialog.remove();
      this.dialog = null;
    });
    document.body.append(this.dialog);
    try {
      this.show(parse(await (await fetch('/sign-in')).text()));
      this.dialog?.showModal();
    } catch (failure) {
      this.dialog?.remove();
      this.dialog = null;
      if (!(failure instanceof TypeError)) {
        throw failure;
      }
    }
  },

  show(page) {
    const form = page.querySelector('main form[action^="/sign-in"]');
    if (!form) {
      // Signed in meanwhile, in another tab.
      this.done(page);
      return;
    }
    const title = document.createElement('h2');
    title.id = 'sign-in-again-title';
    title.textContent = 'Đăng nhập lại';
    const why = document.createElement('p');
    why.textContent = 'Phiên làm việc đã hết. Nội dung anh/chị nhập còn nguyên trên trang và được lưu ngay sau khi đăng nhập.';
    const errors = page.querySelector('main .errors');
    this.dialog.replaceChildren(title, why, ...(errors ? [errors] : []), form);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const answer = await fetch('/sign-in', { method: 'POST', body: new FormData(form) });
      this.show(parse(await answer.text()));
    });
    form.querySelector('input:not([type=hidden])').focus();
  },

  done(page) {
    const dialog = this.dialog;
    this.dialog = null;
    dialog.close();
    dialog.remove();
    const name = (of) => of.querySelector('.site-person-name')?.textContent;
    if (name(page) !== name(document)) {
      // Somebody else sits here now: neither the page nor its drafts are theirs.
      location.reload();
      return;
    }
    for (const line of lines) {
      line.again();
    }
  },
};

for (const form of document.querySelectorAll('form[data-autosave]')) {
  lines.push(new Line(form));
}

// Drafts of this sheet whose criteria are not on this page.
if (kept) {
  const sheet = location.pathname.match(/^\/sheets\/[^/]+/)[0];
  const start = `cchc draft ${person} ${sheet}/lines/`;
  const elsewhere = keys()
    .filter((key) => key.startsWith(start) && lines.every((line) => line.key !== key))
    .map((key) => decodeURIComponent(key.slice(start.length)))
    .sort(new Intl.Collator('vi', { numeric: true }).compare);
  if (elsewhere.length > 0) {
    kept.append('Trên máy này còn nội dung chưa lưu của tiêu chí ');
    elsewhere.forEach((code, i) => {
      const link = document.createElement('a');
      link.href = `${sheet}?show=tat-ca&at=${encodeURIComponent(code)}`;
      link.textContent = code;
      kept.append(i > 0 ? ', ' : '', link);
    });
    kept.append('. Mở ra là được gửi.');
    kept.hidden = false;
  }
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-drop-draft]');
  const line = link && lines.find((l) => link.closest('article').contains(l.form));
  if (line) {
    event.preventDefault();
    line.isDropped = true;
    localStorage.removeItem(line.key);
    const there = new URL(link.href);
    const isHere = there.pathname + there.search === location.pathname + location.search;
    location.href = there;
    if (isHere) {
      location.reload();
    }
  }
});
window.addEventListener('online', () => lines.forEach((line) => line.again()));
window.addEventListener('focus', () => lines.forEach((line) => line.again()));
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') {
    lines.forEach((line) => line.timer && line.save(true));
  }
});
window.addEventListener('beforeunload', (event) => {
  if (lines.some((line) => line.isUnsaved && line.isKept === false)) {
    event.preventDefault();
  }
});
