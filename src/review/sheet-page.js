// The browser's side of a review sheet: verdicts are kept in this browser as they are given, and saved as the sheet's CSV. Nothing is sent.
const { name, columns, rows } = JSON.parse(document.getElementById('data').textContent);
const key = `standpoint review ${name} ${rows.map((row) => row.statement.slice(-4)).join('')}`;
const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
const cards = [...document.querySelectorAll('article')];

function show() {
  let done = 0;
  rows.forEach((row, i) => {
    const verdict = kept[row.statement] ?? {};
    cards[i].dataset.right = verdict.right ?? '';
    if (verdict.right) done++;
    for (const input of cards[i].querySelectorAll('[name]')) {
      const field = input.name.replace(/^right-\d+$/, 'right');
      if (input.type === 'radio') input.checked = input.value === (verdict.right ?? '');
      else if (input !== document.activeElement) input.value = verdict[field] ?? '';
    }
  });
  document.getElementById('done').textContent = `${done} of ${rows.length} judged`;
}

cards.forEach((card, i) => {
  card.addEventListener('input', ({ target }) => {
    const verdict = { ...kept[rows[i].statement] };
    const field = target.name.replace(/^right-\d+$/, 'right');
    if (target.value) verdict[field] = target.value;
    else delete verdict[field];
    // Whoever says what it should be says that it is wrong.
    if (/_is$/.test(field) && target.value) verdict.right = 'no';
    if (verdict.right === 'yes') for (const one of Object.keys(verdict)) if (/_is$/.test(one)) delete verdict[one];
    kept[rows[i].statement] = verdict;
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      document.getElementById('done').textContent = 'This browser keeps nothing: save the sheet before you close it.';
    }
    show();
  });
});

const cell = (value) => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

document.getElementById('save').addEventListener('click', () => {
  const lines = rows.map((row) =>
    columns.map((column) => cell(kept[row.statement]?.[column] ?? row[column])).join(','),
  );
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`${[columns.join(','), ...lines].join('\n')}\n`], { type: 'text/csv' }));
  link.download = `${name}-review.csv`;
  link.click();
});

document.getElementById('save').disabled = false;
show();
