/** Signs as paths on a field of 24 by 24, drawn with the colour of the words beside them. */
export const icons = {
  chat: 'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5zM8 8.5h8M8 11.5h5',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M12 5v14M6 13l6 6 6-6',
  fold: 'M6 9.5l6 6 6-6',
  send: 'M4.5 12 3.5 4.5 20.5 12l-17 7.5zM4.5 12h8',
  clip: 'M19 11.5 12.5 18a4 4 0 0 1-5.7-5.7l7-7a2.7 2.7 0 0 1 3.8 3.8l-6.9 6.9a1.3 1.3 0 0 1-1.9-1.9l6-6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
  back: 'M15 5l-7 7 7 7',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4',
} as const;

export type IconName = keyof typeof icons;
