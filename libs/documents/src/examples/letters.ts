const VOWELS = 'aăâeêioôơuưy';
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

/** Every letter that Vietnamese has besides those of English: 12 vowels in 6 tones, đ, small and capital; composed. */
export const vietnameseLetters: readonly string[] = ['đ', ...VOWELS]
  .flatMap((letter) => (letter === 'đ' ? [letter] : TONES.map((tone) => (letter + tone).normalize('NFC'))))
  .flatMap((letter) => [letter, letter.toLocaleUpperCase('vi')]);
