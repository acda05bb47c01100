import { IconCheck } from '@tabler/icons-react';
import {
  type ButtonHTMLAttributes,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import classes from './menu.module.css';

/** What the button that opens a menu must carry. */
export type MenuTrigger = Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'aria-haspopup' | 'aria-expanded' | 'aria-controls' | 'onClick' | 'onKeyDown'
> & { ref: React.Ref<HTMLButtonElement> };

const CloseContext = createContext<() => void>(() => undefined);
const gap = 4;
const edge = 8;

/** Below the button, or above where there is no room; never over the screen's edge. */
function place(menu: HTMLElement, button: HTMLElement, end: boolean): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + gap + height <= window.innerHeight - edge;
  const top = below ? at.bottom + gap : Math.max(edge, at.top - gap - height);
  const left = end ? at.right - width : at.left;
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(edge, Math.min(left, window.innerWidth - width - edge))}px`;
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])') ?? [])];
}

function step(menu: HTMLElement | null, by: number): void {
  const items = itemsOf(menu);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length;
  items[next]?.focus();
}

/** A button's menu, by mouse and by arrows; light, because it is on the first page. */
export function Menu({
  trigger,
  label,
  end = false,
  children,
}: {
  trigger: (props: MenuTrigger) => ReactNode;
  label: string;
  end?: boolean;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = (): void => {
    setOpened(false);
    button.current?.focus();
  };

  useLayoutEffect(() => {
    if (!opened || menu.current === null || button.current === null) return;
    place(menu.current, button.current, end);
    itemsOf(menu.current)[0]?.focus();
  }, [opened, end]);

  useEffect(() => {
    if (!opened) return;
    const outside = (event: PointerEvent): void => {
      const target = event.target as Node;
      if (!menu.current?.contains(target) && !button.current?.contains(target)) setOpened(false);
    };
    const away = (): void => setOpened(false);
    document.addEventListener('pointerdown', outside);
    window.addEventListener('resize', away);
    window.addEventListener('blur', away);
    return () => {
      document.removeEventListener('pointerdown', outside);
      window.removeEventListener('resize', away);
      window.removeEventListener('blur', away);
    };
  }, [opened]);

  const keyed = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') step(menu.current, 1);
    else if (event.key === 'ArrowUp') step(menu.current, -1);
    else if (event.key === 'Home') itemsOf(menu.current)[0]?.focus();
    else if (event.key === 'End') itemsOf(menu.current).at(-1)?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpened(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      {trigger({
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': opened,
        ...(opened ? { 'aria-controls': id } : {}),
        onClick: () => setOpened(!opened),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' || opened) return;
          event.preventDefault();
          setOpened(true);
        },
      })}
      {opened ? (
        <CloseContext value={close}>
          <div
            ref={menu}
            id={id}
            role="menu"
            aria-label={label}
            className={classes.menu}
            onKeyDown={keyed}
            tabIndex={-1}
          >
            {children}
          </div>
        </CloseContext>
      ) : null}
    </>
  );
}

interface ItemProps {
  icon?: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
  lang?: string;
}

/** An entry of a menu. A disabled one says why. */
export function MenuItem({
  icon,
  hint,
  children,
  disabled,
  onSelect,
}: ItemProps & { disabled?: string | undefined; onSelect: () => void }) {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={classes.item}
      aria-disabled={disabled !== undefined}
      title={disabled}
      onClick={() => {
        if (disabled !== undefined) return;
        close();
        onSelect();
      }}
    >
      <Inside icon={icon} hint={hint}>
        {children}
      </Inside>
    </button>
  );
}

/** One of several choices; the menu stays open. */
export function MenuChoice({
  icon,
  children,
  chosen,
  lang,
  onSelect,
}: ItemProps & { chosen: boolean; onSelect: () => void }) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={chosen}
      tabIndex={-1}
      lang={lang}
      className={classes.item}
      onClick={onSelect}
    >
      <Inside icon={icon} hint={chosen ? <IconCheck size={14} stroke={2} aria-hidden="true" /> : null}>
        {children}
      </Inside>
    </button>
  );
}

/** An entry that is a link, e.g. to a file. */
export function MenuLink({ icon, children, href }: ItemProps & { href: string }) {
  const close = useContext(CloseContext);
  return (
    <a
      role="menuitem"
      tabIndex={-1}
      href={href}
      target="_blank"
      rel="noopener"
      className={classes.item}
      onClick={close}
    >
      <Inside icon={icon}>{children}</Inside>
    </a>
  );
}

function Inside({ icon, hint, children }: ItemProps) {
  return (
    <>
      {icon === undefined ? null : (
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <span className={classes.label}>{children}</span>
      {hint === undefined ? null : <span className={classes.hint}>{hint}</span>}
    </>
  );
}

/** Some entries under a small heading. */
export function MenuGroup({ label, children }: { label?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
    <div role="group" aria-label={label} className={classes.group}>
      {label === undefined ? null : (
        <div className={classes.heading} aria-hidden="true">
          {label}
        </div>
      )}
      {children}
    </div>
  );
}
