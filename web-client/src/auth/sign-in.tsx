import { useTranslation } from 'react-i18next';

export function SignIn() {
  const { t } = useTranslation('auth');
  return <h1>{t('signIn.title')}</h1>;
}
