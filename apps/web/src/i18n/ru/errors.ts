import type { Dictionary } from '../dictionary.js';
import { listed } from '../en/errors.js';

export const errors: Dictionary['errors'] = {
  byCode: {
    NETWORK: { title: 'Сервер не ответил', text: 'Проверьте соединение. Ничего из сделанного не пропало.' },
    UNAUTHENTICATED: { title: 'Вы вышли', text: 'Войдите снова, чтобы продолжить.' },
    FORBIDDEN: { title: 'Эта страница не для вас', text: 'У вашей учётной записи нет права её открыть.' },
    NOT_FOUND: { title: 'По этому адресу ничего нет', text: 'Возможно, запись удалена или в ссылке опечатка.' },
    INVALID_INPUT: { title: 'Нужно кое-что поправить', text: 'Проверьте отмеченные поля.' },
    CONFLICT: { title: 'Всё уже изменилось', text: 'Кто-то успел раньше. Обновите страницу и повторите.' },
    INSUFFICIENT_FUNDS: { title: 'На кошельке не хватает денег', text: 'Сначала пополните его.' },
    BUDGET_EXHAUSTED: { title: 'Предложение только что закончилось', text: 'Бюджет партнёра на него исчерпан.' },
    EXPIRED: { title: 'Время вышло', text: 'Ссылка, код или предложение больше не действуют.' },
    RATE_LIMITED: { title: 'Слишком часто', text: 'Подождите минуту и повторите.' },
    UNAVAILABLE: { title: 'Сервис переводит дух', text: 'Он вернётся через мгновение. Повторите.' },
    INTERNAL: { title: 'У нас что-то сломалось', text: 'Мы это записали. Повторите попытку.' },
  },
  byReason: {
    'wrong-code': 'Код не тот. Посмотрите самое новое письмо.',
    'address-changed': 'Адрес изменился после отправки этого кода. Запросите новый.',
    'code-expired': 'Код устарел. Запросите новый.',
    'too-many-attempts': 'Слишком много неверных кодов. Запросите новый.',
    'bad-credentials': 'Почта или пароль не подходят.',
    'email-needed': 'Укажите почту, на которую прислать код.',
    'no-list-name': 'Дайте списку название от 1 до 120 знаков.',
    duplicate: 'Вы уже брали предложение этого партнёра меньше 30 дней назад.',
  },
  /** Reasons that are told with what the refusal names. */
  byDetails: {
    'list-in-use': ({ campaigns }) => `Список нужен кампаниям: ${listed(campaigns)}. Сначала уберите его из них.`,
    'not-a-contact': ({ contact, line }) => `«${String(contact ?? line)}» — не адрес почты, не телефон и не их SHA-256. Исправьте и отправьте снова.`,
    'too-many-lists': ({ most }) => `Списков уже ${String(most)}. Удалите тот, которым не пользуется ни одна кампания.`,
    'too-many-contacts': ({ most }) => `За один раз можно отправить до ${String(most)} контактов.`,
    'list-full': ({ most }) => `В списке хватает места на ${String(most)} контактов.`,
  },
};
