import type { Dictionary } from '../dictionary.js';
import { pluralsOf } from '../plural.js';

const plural = pluralsOf('ru');

export const everywhere: Dictionary['common'] = {
  actions: 'Действия',
  retry: 'Повторить',
  loading: 'Загружаем…',
  save: 'Сохранить',
  cancel: 'Отмена',
  close: 'Закрыть',
  back: 'Назад',
  all: 'Все',
  search: 'Поиск',
  next: 'Следующая страница',
  previous: 'Предыдущая страница',
  exportCsv: 'Выгрузить CSV',
  exporting: 'Выгружаем…',
  clearFilters: 'Сбросить фильтры',
  nothingFound: 'Ничего не подошло',
  nothingFoundText: 'Попробуйте другое слово или снимите фильтр.',
  rows: (count) => plural(count, { one: '# строка', few: '# строки', many: '# строк', other: '# строки' }),
  days: (count) => plural(count, { one: '# день', few: '# дня', many: '# дней', other: '# дня' }),
  users: (count) => plural(count, { one: '# человек', few: '# человека', many: '# человек', other: '# человека' }),
  leads: (count) => plural(count, { one: '# лид', few: '# лида', many: '# лидов', other: '# лида' }),
  none: '—',
  copy: 'Скопировать',
  copied: 'Скопировано',
  stage: 'Этап',
  category: 'Категория',
  status: 'Состояние',
  yes: 'Да',
  no: 'Нет',
  up: 'рост',
  down: 'снижение',
  same: 'без изменений',
  unsaved: { title: 'Уйти без сохранения?', stay: 'Остаться', leave: 'Уйти без сохранения' },
};
