/** The one script of the site: a slider over the days on which a table changed. Without it the date field does the same. */
/// <reference lib="dom" />

interface Slider {
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  /** `YYYY-MM-DD`, in order. */
  readonly days: readonly string[];
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-days]')) {
  const field = form.querySelector<HTMLInputElement>('input[name=asOf]');
  const days = (form.dataset['days'] ?? '').split(' ').filter(Boolean);
  if (field !== null && days.length > 1) slide({ form, field, days });
}

function slide({ form, field, days }: Slider): void {
  const label = document.createElement('label');
  const range = document.createElement('input');
  const shown = document.createElement('output');
  range.type = 'range';
  range.max = `${days.length - 1}`;
  range.value = `${indexOf(days, field.value)}`;
  const show = () => {
    const day = days[Number(range.value)] ?? '';
    field.value = day;
    shown.textContent = day;
    range.setAttribute('aria-valuetext', day);
  };
  range.addEventListener('input', show);
  range.addEventListener('change', () => form.requestSubmit());
  label.className = 'slider';
  label.append('Days on which it changed', range, shown);
  form.append(label);
  range.setAttribute('aria-valuetext', field.value);
}

/** The last day on which something had changed by then. */
function indexOf(days: readonly string[], day: string): number {
  return Math.max(0, days.filter(one => one <= day).length - 1);
}
