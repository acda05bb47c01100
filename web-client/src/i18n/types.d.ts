import 'i18next';
import type admin from './admin.en.json';
import type answering from './answering.en.json';
import type attention from './attention.en.json';
import type auth from './auth.en.json';
import type channels from './channels.en.json';
import type drafting from './drafting.en.json';
import type app from './en.json';
import type guidance from './guidance.en.json';
import type house from './house.en.json';
import type mail from './mail.en.json';
import type notify from './notify.en.json';
import type offline from './offline.en.json';
import type routing from './routing.en.json';
import type search from './search.en.json';
import type spam from './spam.en.json';
import type survey from './survey.en.json';
import type view from './view.en.json';
import type writing from './writing.en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      app: typeof app;
      admin: typeof admin;
      answering: typeof answering;
      attention: typeof attention;
      auth: typeof auth;
      channels: typeof channels;
      drafting: typeof drafting;
      guidance: typeof guidance;
      house: typeof house;
      mail: typeof mail;
      notify: typeof notify;
      offline: typeof offline;
      survey: typeof survey;
      view: typeof view;
      search: typeof search;
      spam: typeof spam;
      writing: typeof writing;
      routing: typeof routing;
    };
  }
}
