// Comfort only: «Tính thử» does the same without this file, and fields fold by themselves.
'use strict';

// The worked example follows what is typed: the form as it stands goes to the server, whose engine answers.
const form = document.querySelector('form[data-example]');
if (form) {
  let waiting;
  let asking;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(form.dataset.example, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal: asking.signal });
      if (!answer.ok) {
        return;
      }
      const read = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('trial');
      const shown = document.getElementById('trial');
      if (read && shown) {
        const wasOpen = shown.querySelector('details')?.open;
        shown.replaceChildren(...read.childNodes);
        const preview = shown.querySelector('details');
        if (preview) {
          preview.open = Boolean(wasOpen);
        }
      }
    } catch (failure) {
      // Aborted by the next key, or the network is gone: the button still asks.
      if (failure.name !== 'AbortError' && !(failure instanceof TypeError)) {
        throw failure;
      }
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 250);
  });
}

// Fields that somebody unfolded stay so while acts lead back to this page.
const key = 'draft ' + location.pathname;
const fields = document.querySelectorAll('details.draft-field');
if (fields.length > 0) {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}');
  for (const field of fields) {
    if (kept[field.id] !== undefined && !field.querySelector('.draft-at')) {
      field.open = kept[field.id];
    }
    field.addEventListener('toggle', () => {
      kept[field.id] = field.open;
      sessionStorage.setItem(key, JSON.stringify(kept));
    });
  }
}
