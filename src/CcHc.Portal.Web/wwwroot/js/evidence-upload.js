// Comfort only: without this file the form sends all its files at once, and the answer says what became of each.
// With it every file goes by itself, so that a broken line costs one file a second try and the others nothing.
'use strict';

(() => {
  const form = document.getElementById('files-form');
  const panel = document.getElementById('uploads');
  if (!form || !panel) {
    return;
  }

  const list = panel.querySelector('ul');
  const state = document.getElementById('uploads-state');
  const chooser = form.querySelector('input[type=file]');
  const atOnce = 2;
  const tries = 5;
  const waits = [2, 5, 10, 20, 30];
  const waiting = [];
  const entries = [];
  let running = 0;

  form.addEventListener('submit', (event) => {
    if (chooser.files.length === 0) {
      return;
    }

    event.preventDefault();
    // The guard against sending twice is for forms that leave the page.
    event.stopImmediatePropagation();
    for (const file of chooser.files) {
      entries.push(entryFor(file));
    }

    chooser.value = '';
    panel.hidden = false;
    next();
  }, true);

  // Whoever leaves now would lose what is still on its way.
  window.addEventListener('beforeunload', (event) => {
    if (running > 0 || waiting.length > 0) {
      event.preventDefault();
    }
  });

  window.addEventListener('online', () => entries.filter((e) => e.timer).forEach(again));

  function entryFor(file) {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.className = 'upload-name';
    name.textContent = file.name;
    const mark = document.createElement('span');
    mark.className = 'state state-plain';
    const progress = document.createElement('progress');
    progress.max = 100;
    progress.setAttribute('aria-label', 'Đã gửi ' + file.name);
    const text = document.createElement('p');
    text.className = 'upload-text';
    item.append(name, mark, progress, text);
    list.append(item);
    const entry = { file, item, mark, progress, text, tried: 0, timer: 0, done: false };
    say(entry, 'plain', 'Đang chờ', '');
    progress.value = 0;
    waiting.push(entry);
    return entry;
  }

  function next() {
    while (running < atOnce && waiting.length > 0) {
      send(waiting.shift());
    }

    summarize();
  }

  function send(entry) {
    running++;
    entry.tried++;
    const fields = new FormData();
    fields.append('_token', form.querySelector('input[name=_token]').value);
    fields.append(chooser.name, entry.file, entry.file.name);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) {
        entry.progress.value = Math.round(event.loaded * 100 / event.total);
      }
    });
    // However it ends, loadend comes once and last.
    request.addEventListener('loadend', () => {
      running--;
      judge(entry, request);
      next();
    });
    say(entry, 'active', 'Đang gửi', '');
    request.send(fields);
  }

  function judge(entry, request) {
    const answer = request.status === 200 ? read(request) : null;
    if (answer) {
      entry.done = true;
      entry.progress.remove();
      entry.item.dataset.outcome = answer.refusal ? 'refused' : 'kept';
      if (answer.refusal) {
        say(entry, 'bad', 'Chưa nhận', answer.refusal);
      } else {
        say(entry, 'good', answer.wasThere ? 'Đã có trong kho' : 'Đã nhận', '');
        const link = document.createElement('a');
        link.href = '/evidence/' + answer.id;
        link.textContent = 'Ghi mô tả';
        entry.text.append(link);
      }
    } else if (request.status === 413) {
      entry.done = true;
      entry.progress.remove();
      say(entry, 'bad', 'Chưa nhận', 'Tệp lớn hơn mức được nhận.');
    } else if (request.status === 200 || request.status === 400 || request.status === 403) {
      // Another page came instead of an answer: the sitting is over, or the token is of another sitting.
      offer(entry, 'Phiên làm việc đã hết. Anh/chị đăng nhập lại ở một thẻ khác của trình duyệt rồi bấm «Gửi lại»; tệp này chưa được gửi.');
    } else if (request.status === 409 || request.status === 404) {
      offer(entry, 'Kho này hiện không nhận tài liệu. Anh/chị tải lại trang để xem lý do.');
    } else if (entry.tried < tries) {
      const seconds = waits[entry.tried - 1];
      say(entry, 'warn', 'Mất kết nối', 'Tự gửi lại sau ' + seconds + ' giây. Các tệp khác không bị ảnh hưởng.');
      entry.timer = setTimeout(() => again(entry), seconds * 1000);
    } else {
      offer(entry, 'Đã thử ' + tries + ' lần mà chưa gửi được. Anh/chị kiểm tra kết nối rồi bấm «Gửi lại».');
    }
  }

  function read(request) {
    try {
      return JSON.parse(request.responseText)[0] ?? null;
    } catch {
      return null;
    }
  }

  function again(entry) {
    clearTimeout(entry.timer);
    entry.timer = 0;
    entry.progress.value = 0;
    say(entry, 'plain', 'Đang chờ', '');
    waiting.push(entry);
    next();
  }

  function offer(entry, words) {
    say(entry, 'bad', 'Chưa gửi được', words + ' ');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-outline-primary';
    button.textContent = 'Gửi lại';
    button.addEventListener('click', () => {
      entry.tried = 0;
      again(entry);
    });
    entry.text.append(button);
  }

  function say(entry, tone, word, words) {
    entry.mark.className = 'state state-' + tone;
    entry.mark.textContent = word;
    entry.text.textContent = words;
  }

  function summarize() {
    const kept = list.querySelectorAll('[data-outcome=kept]').length;
    const refused = list.querySelectorAll('[data-outcome=refused]').length;
    const left = entries.filter((e) => !e.done).length;
    if (left === 0 && refused === 0 && kept > 0) {
      location.assign(form.dataset.descriptions + '?added=' + kept);
      return;
    }

    state.textContent = left > 0
      ? 'Đã nhận ' + kept + ' trong ' + entries.length + ' tệp.'
      : 'Đã nhận ' + kept + ' tệp' + (refused > 0 ? ', ' + refused + ' tệp chưa được nhận.' : '.') + ' ';
    if (left === 0 && kept > 0) {
      const link = document.createElement('a');
      link.href = form.dataset.descriptions;
      link.textContent = 'Xem lại mô tả các tệp vừa gửi';
      state.append(link);
    }
  }
})();
