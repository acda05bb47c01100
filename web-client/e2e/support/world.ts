/** What the journey's starter tells about the world outside: all on 127.0.0.1. */
function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: start the browser journeys by ./mvnw verify, which starts a server for them`);
  }
  return value;
}

export const world = {
  url: required('PARLEY_URL'),
  /** The one-time link from the server's log, as a path. */
  welcome: required('PARLEY_WELCOME'),
  /** Parley's own SMTP port. */
  smtpPort: Number(required('PARLEY_SMTP_PORT')),
  /** The company's and the customers' mail server. */
  mailServer: { smtpPort: Number(required('MAIL_SMTP_PORT')), imapPort: Number(required('MAIL_IMAP_PORT')) },
};
