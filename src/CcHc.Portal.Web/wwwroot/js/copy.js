// Comfort only: the text can be marked and copied by hand.
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    const said = button.parentElement.querySelector('[data-copied]');
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = 'Đã sao chép.';
    } catch {
      // Some browsers allow it on safe addresses only; what is marked is copied by the keyboard.
      said.textContent = 'Đã chọn cả đoạn; nhấn Ctrl+C để sao chép.';
    }
  });
}
