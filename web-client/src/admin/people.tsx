import { Button, Modal, MultiSelect, NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/keys';
import { employeesQuery, useMe } from '../api/session';
import type { Employee, Role } from '../api/types';
import { Initials } from '../ui/initials';
import { PageView } from '../ui/page';
import { ProblemNotice } from '../ui/problem';
import classes from './admin.module.css';
import { Invitations } from './invitations';
import { teamsQuery, useChange } from './queries';
import { roles } from './roles';

/** Who works with the inbox, in which role and teams, and who is invited. */
export function People() {
  const { t } = useTranslation('admin');
  const employees = useQuery(employeesQuery);
  const [editing, setEditing] = useState<Employee>();
  return (
    <PageView wide title={t('sections.people')} lead={t('people.lead')}>
      {employees.error === null ? null : <ProblemNotice error={employees.error} />}
      <table className={classes.table} style={{ marginTop: 24 }}>
        <thead>
          <tr>
            <th>{t('people.name')}</th>
            <th className={classes.wideOnly}>{t('people.email')}</th>
            <th>{t('people.role')}</th>
            <th className={classes.wideOnly}>{t('people.teams')}</th>
            <th>
              <span className="unseen">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {employees.data?.map((employee) => (
            <tr key={employee.id}>
              <td className={classes.strong}>
                <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
                  <Initials name={employee.name} seed={employee.id} />
                  {employee.name}
                  {employee.active === false ? <span className={classes.quiet}>{t('people.off')}</span> : null}
                </span>
              </td>
              <td className={classes.wideOnly}>{employee.email}</td>
              <td>{employee.role === undefined ? '' : t(`roles.${employee.role}`)}</td>
              <td className={classes.wideOnly}>{employee.teams.map((team) => team.name).join(', ')}</td>
              <td>
                <Button variant="subtle" onClick={() => setEditing(employee)}>
                  {t('edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Invitations />
      {editing === undefined ? null : <EmployeeModal employee={editing} onClose={() => setEditing(undefined)} />}
    </PageView>
  );
}

function EmployeeModal({ employee, onClose }: { employee: Employee; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const me = useMe();
  const teams = useQuery(teamsQuery).data ?? [];
  const [role, setRole] = useState<Role>(employee.role ?? 'AGENT');
  const [chosen, setChosen] = useState(employee.teams.map((team) => team.id));
  const [active, setActive] = useState(employee.active ?? true);
  const save = useChange(
    () => api.patch(`/api/employees/${employee.id}`, { role, teams: chosen, active }),
    [keys.employees, keys.me],
    onClose,
  );
  return (
    <Modal opened onClose={onClose} title={employee.name}>
      <div className={classes.form}>
        <NativeSelect
          label={t('people.role')}
          description={t(`roleLead.${role}`)}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
        <MultiSelect
          label={t('people.teams')}
          value={chosen}
          onChange={setChosen}
          data={teams.map((team) => ({ value: team.id, label: team.name }))}
        />
        <Switch
          label={t('people.active')}
          description={employee.id === me.id ? t('people.notYourself') : t('people.activeLead')}
          checked={active}
          disabled={employee.id === me.id}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
        {save.error === null ? null : <ProblemNotice error={save.error} />}
        <div className={classes.formActions}>
          <span className={classes.spacer} />
          <Button onClick={onClose}>{common('common.cancel')}</Button>
          <Button variant="filled" loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {common('common.save')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
