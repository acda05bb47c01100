import { Button, MultiSelect, NativeSelect, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsQuery, labelOf } from '../api/fields';
import type { Field, Policy } from '../api/types';
import classes from './admin.module.css';

type Segment = Policy['segments'][number];

/** Which customers a policy is for, by what the company noted of them. */
export function Segments({
  segments,
  onChange,
}: {
  segments: readonly Segment[];
  onChange: (segments: Segment[]) => void;
}) {
  const { t } = useTranslation('routing');
  const fields = (useQuery(fieldsQuery).data ?? []).filter((field) => field.subject === 'CONTACT');
  const unused = fields.filter((field) => segments.every((segment) => segment.field !== field.key));
  const [next] = unused;
  if (fields.length === 0 && segments.length === 0) return null;
  return (
    <div className={classes.segments}>
      {segments.map((segment, at) => (
        <SegmentRow
          key={segment.field}
          segment={segment}
          fields={fields.filter((field) => field.key === segment.field || unused.includes(field))}
          onChange={(changed) => onChange(segments.map((each, index) => (index === at ? changed : each)))}
          onRemove={() => onChange(segments.filter((_, index) => index !== at))}
        />
      ))}
      {next === undefined ? null : (
        <Button variant="subtle" onClick={() => onChange([...segments, { field: next.key, values: [] }])}>
          {t('promises.addSegment')}
        </Button>
      )}
    </div>
  );
}

function SegmentRow({
  segment,
  fields,
  onChange,
  onRemove,
}: {
  segment: Segment;
  fields: readonly Field[];
  onChange: (segment: Segment) => void;
  onRemove: () => void;
}) {
  const { t, i18n } = useTranslation('routing');
  const field = fields.find((each) => each.key === segment.field);
  const set = (values: string[]): void => onChange({ ...segment, values });
  const shared = { label: t('promises.segmentIs'), value: segment.values, onChange: set, required: true };
  return (
    <div className={classes.segment}>
      <NativeSelect
        label={t('promises.segment')}
        value={segment.field}
        data={
          field === undefined
            ? [{ value: segment.field, label: segment.field }]
            : fields.map((each) => ({ value: each.key, label: labelOf(each, i18n.language) }))
        }
        onChange={(event) => onChange({ field: event.currentTarget.value, values: [] })}
      />
      {field?.type === 'BOOLEAN' ? (
        <MultiSelect
          {...shared}
          data={[
            { value: 'true', label: t('promises.yes') },
            { value: 'false', label: t('promises.no') },
          ]}
        />
      ) : field?.type === 'CHOICE' || field?.type === 'CHOICES' ? (
        <MultiSelect {...shared} data={field.choices} />
      ) : (
        <TagsInput {...shared} />
      )}
      <Button variant="subtle" onClick={onRemove}>
        {t('promises.removeSegment')}
      </Button>
    </div>
  );
}
