import { useTranslation } from 'react-i18next';
import type { Variables } from '../api/types';
import classes from './composer.module.css';

/** What will stand below the answer; it can be left out this once. */
export function ComposerSignature({
  signature,
  signed,
  onSigned,
}: {
  signature: Variables['signature'] | undefined;
  signed: boolean;
  onSigned: (signed: boolean) => void;
}) {
  const { t } = useTranslation();
  if (signature === undefined || signature.text.trim() === '') return null;
  return (
    <div className={classes.signature}>
      {signed ? <p className={classes.signatureText}>{signature.text}</p> : null}
      <button type="button" className={classes.addCc} aria-pressed={signed} onClick={() => onSigned(!signed)}>
        {signed ? t('composer.withoutSignature') : t('composer.withSignature')}
      </button>
    </div>
  );
}
