import type { Schemas } from './schema';

/** The shapes of the server's JSON: ids are strings, times ISO-8601 in UTC. What the server leaves out is undefined. */

export type Me = Schemas['Me'];
export type Role = Me['role'];
export type Language = Me['language'];
export type Company = Schemas['CompanyView'];
export type AuthState = Schemas['SignInState'];
export type TeamRef = Schemas['MeTeamRef'];
export type Team = Schemas['TeamView'];
export type Employee = Schemas['EmployeeView'];
export type EmployeeRef = Schemas['ConversationSummaryEmployeeRef'];
export type Invitation = Schemas['InvitationView'];
export type Invited = Schemas['JoiningInvited'];

export type ConversationSummary = Schemas['ConversationSummary'];
export type ConversationPage = Schemas['ConversationListAnswer'];
export type DetailAnswer = Schemas['ConversationDetailAnswer'];
export type MessagesAnswer = Schemas['ConversationMessagesAnswer'];
export type Message = Schemas['MessageView'];
export type Nature = Message['nature'];
export type Author = Schemas['MessageViewAuthor'];
export type Attachment = Schemas['MessageViewAttachmentView'];
export type Delivery = Schemas['MessageViewDeliveryView'];
export type Draft = Schemas['DraftView'];
export type Party = Schemas['MessageViewPartyView'];
export type DraftSaved = Schemas['DraftSaveAnswer'];
export type ReplyRequest = Schemas['ReplyRequest'];
export type QueueCounts = Schemas['CountsAnswer'];
export type TeamCount = Schemas['CountsTeamCount'];
export type ClaimAnswer = Schemas['QueueClaimAnswer'];
export type EventsAnswer = Schemas['EventsAnswer'];
export type EventFrame = EventsAnswer['events'][number];

export type ChannelView = Schemas['ChannelView'];
export type ChannelCheck = Schemas['ChannelCheck'];
export type LocalMail = Schemas['LocalMailMailView'];
export type LocalMailList = Schemas['LocalMailMailPage'];
export type SetAside = Schemas['SetAsideItem'];
export type Retried = Schemas['SetAsideRetried'];
export type Samples = Schemas['SamplesState'];

/** Somebody to write to: a request may name them, but must say where they are. */
export type Address = Schemas['ReplyRequestAddress'] & Pick<Party, 'handle'>;

/** The answer about one conversation, its summary apart as lists and events have it. */
export interface ConversationDetail extends Pick<DetailAnswer, 'messages' | 'mayReply' | 'asOf'> {
  summary: ConversationSummary;
  draft: Draft | null;
  myToken: number | null;
}
