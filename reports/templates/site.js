(() => {
  const form = document.querySelector('.filters');
  if (!form) return;
  const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const rows = [...document.querySelectorAll('.reports > li')].map((one) => [one, fold(one.textContent)]);
  const words = form.querySelector('#words'), shown = form.querySelector('#shown');
  const selects = [...form.querySelectorAll('select')];
  const filter = () => {
    const asked = fold(words.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [row, text] of rows) {
      const fits = asked.every((word) => text.includes(word)) &&
        selects.every((one) => !one.value || row.dataset[one.dataset.by].split(' ').includes(one.value));
      row.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} / ${rows.length}`;
  };
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
