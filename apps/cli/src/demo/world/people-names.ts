/** A name in Russian, Belarusian and Latin letters. */
export type Spelling = readonly [ru: string, be: string, latin: string];

export const MEN: readonly Spelling[] = [
  ['Александр', 'Аляксандр', 'Alexander'], ['Алексей', 'Аляксей', 'Alexey'], ['Андрей', 'Андрэй', 'Andrey'], ['Антон', 'Антон', 'Anton'],
  ['Артём', 'Арцём', 'Artyom'], ['Вадим', 'Вадзім', 'Vadim'], ['Виктор', 'Віктар', 'Viktor'], ['Виталий', 'Віталь', 'Vitaly'],
  ['Владимир', 'Уладзімір', 'Vladimir'], ['Денис', 'Дзяніс', 'Denis'], ['Дмитрий', 'Дзмітрый', 'Dmitry'], ['Евгений', 'Яўген', 'Evgeny'],
  ['Егор', 'Ягор', 'Egor'], ['Иван', 'Іван', 'Ivan'], ['Игорь', 'Ігар', 'Igor'], ['Кирилл', 'Кірыл', 'Kirill'],
  ['Максим', 'Максім', 'Maxim'], ['Михаил', 'Міхаіл', 'Mikhail'], ['Николай', 'Мікалай', 'Nikolay'], ['Олег', 'Алег', 'Oleg'],
  ['Павел', 'Павел', 'Pavel'], ['Роман', 'Раман', 'Roman'], ['Сергей', 'Сяргей', 'Sergey'], ['Юрий', 'Юрый', 'Yury'],
];

export const WOMEN: readonly Spelling[] = [
  ['Александра', 'Аляксандра', 'Alexandra'], ['Алина', 'Аліна', 'Alina'], ['Анастасия', 'Анастасія', 'Anastasia'], ['Анна', 'Ганна', 'Anna'],
  ['Виктория', 'Вікторыя', 'Viktoria'], ['Дарья', 'Дар’я', 'Darya'], ['Екатерина', 'Кацярына', 'Ekaterina'], ['Елена', 'Алена', 'Elena'],
  ['Ирина', 'Ірына', 'Irina'], ['Ксения', 'Ксенія', 'Ksenia'], ['Марина', 'Марына', 'Marina'], ['Мария', 'Марыя', 'Maria'],
  ['Наталья', 'Наталля', 'Natalia'], ['Оксана', 'Аксана', 'Oksana'], ['Ольга', 'Вольга', 'Olga'], ['Светлана', 'Святлана', 'Svetlana'],
  ['Татьяна', 'Таццяна', 'Tatiana'], ['Юлия', 'Юлія', 'Yulia'],
];

/** Men's forms; `ofWoman` gives the other. */
export const SURNAMES: readonly Spelling[] = [
  ['Иванов', 'Іваноў', 'Ivanov'], ['Ковалёв', 'Кавалёў', 'Kovalyov'], ['Козлов', 'Казлоў', 'Kozlov'], ['Новиков', 'Новікаў', 'Novikov'],
  ['Морозов', 'Марозаў', 'Morozov'], ['Романов', 'Раманаў', 'Romanov'], ['Волков', 'Волкаў', 'Volkov'], ['Зайцев', 'Зайцаў', 'Zaytsev'],
  ['Киселёв', 'Кісялёў', 'Kiselyov'], ['Макаров', 'Макараў', 'Makarov'], ['Соколов', 'Сакалоў', 'Sokolov'], ['Захаров', 'Захараў', 'Zakharov'],
  ['Богданов', 'Багданаў', 'Bogdanov'], ['Фролов', 'Фралоў', 'Frolov'], ['Савицкий', 'Савіцкі', 'Savitsky'], ['Жуковский', 'Жукоўскі', 'Zhukovsky'],
  ['Врублевский', 'Урублеўскі', 'Vrublevsky'], ['Барановский', 'Бараноўскі', 'Baranovsky'], ['Высоцкий', 'Высоцкі', 'Vysotsky'], ['Яновский', 'Яноўскі', 'Yanovsky'],
  ['Климович', 'Клімовіч', 'Klimovich'], ['Мартинович', 'Марціновіч', 'Martinovich'], ['Станкевич', 'Станкевіч', 'Stankevich'], ['Юшкевич', 'Юшкевіч', 'Yushkevich'],
  ['Гринкевич', 'Грынкевіч', 'Grinkevich'], ['Лукашевич', 'Лукашэвіч', 'Lukashevich'], ['Сидорович', 'Сідаровіч', 'Sidorovich'], ['Антонович', 'Антановіч', 'Antonovich'],
  ['Шевченко', 'Шаўчэнка', 'Shevchenko'], ['Коваленко', 'Каваленка', 'Kovalenko'], ['Кравченко', 'Краўчанка', 'Kravchenko'], ['Бондаренко', 'Бандарэнка', 'Bondarenko'],
  ['Мельник', 'Мельнік', 'Melnik'], ['Гончар', 'Ганчар', 'Gonchar'], ['Кузьмич', 'Кузьміч', 'Kuzmich'], ['Дубовик', 'Дубовік', 'Dubovik'],
  ['Зубок', 'Зубок', 'Zubok'], ['Карась', 'Карась', 'Karas'], ['Снежко', 'Снежка', 'Snezhko'], ['Журавель', 'Жураўль', 'Zhuravel'],
];

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(ов|ёв|ев)$/, '$1а'], [/ский$/, 'ская'], [/цкий$/, 'цкая'],
  [/([оаё])ў$/, '$1ва'], [/скі$/, 'ская'], [/цкі$/, 'цкая'],
  [/(ov|ev)$/, '$1a'], [/sky$/, 'skaya'],
];

/** The form of a surname a woman bears; many do not change. */
export function ofWoman(surname: string): string {
  const rule = ENDINGS.find(([ending]) => ending.test(surname));
  return rule ? surname.replace(rule[0], rule[1]) : surname;
}
