import 'i18next';
import type admin from './admin.en.json';
import type auth from './auth.en.json';
import type app from './en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: typeof app; admin: typeof admin; auth: typeof auth };
  }
}
