// Comfort only: every page works without this file.
'use strict';

// A form sent twice by an impatient click would do its act twice.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  // Coming back by the browser's button, or after a download, must find the form usable.
  window.addEventListener('pageshow', () => delete form.dataset.sent, { once: true });
  setTimeout(() => delete form.dataset.sent, 3000);
});

// A summary of errors takes the focus, so that a screen reader starts with it.
const errors = document.querySelector('.errors');
if (errors) {
  errors.tabIndex = -1;
  errors.focus();
}

// A page that waits for work outside the request looks again by itself; its link does the same by hand.
const waiting = document.querySelector('[data-reload-after]');
if (waiting) {
  const next = setTimeout(() => location.reload(), Number(waiting.dataset.reloadAfter) * 1000);
  // Whoever is about to leave must not be brought back, and what is being typed must not be taken away.
  const stay = () => clearTimeout(next);
  window.addEventListener('beforeunload', stay);
  document.addEventListener('input', stay);
}
