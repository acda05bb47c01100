import type { Schemas } from './schema';

/** The shapes of the server's JSON: ids are strings, times ISO-8601 in UTC. What the server leaves out is undefined. */

export type Me = Schemas['Me'];
export type Role = Me['role'];
export type Language = Me['language'];
export type Company = Schemas['CompanyView'];
export type AuthState = Schemas['SignInState'];
export type TeamRef = Schemas['MeTeamRef'];
export type Team = Schemas['TeamView'];
export type HoursAnswer = Schemas['HoursAnswer'];
export type TeamHours = Schemas['TeamHours'];
export type Holiday = Schemas['TeamHoursHoliday'];
export type SurveyPolicy = Schemas['SurveyPolicy'];
export type SurveyPolicyAnswer = Schemas['SurveyPolicyPolicyAnswer'];
export type Satisfaction = Schemas['Satisfaction'];
export type SatisfactionTally = Schemas['SatisfactionTally'];
export type SatisfactionPart = Schemas['SatisfactionPart'];
export type SatisfactionPage = Schemas['SatisfactionSaidPage'];
export type Survey = Schemas['MessageViewSurveyView'];
export type Policy = Schemas['Policy'];
export type Availability = Schemas['RoutingRowsAvailable'];
export type TeamRouting = Schemas['RoutingView'];
export type RoutingMember = Schemas['RoutingRowsMember'];
export type Skill = Schemas['SkillRowsSkill'];
export type Employee = Schemas['EmployeeView'];
export type EmployeeRef = Schemas['ConversationSummaryEmployeeRef'];
export type Invitation = Schemas['InvitationView'];
export type Invited = Schemas['JoiningInvited'];

export type ConversationSummary = Schemas['ConversationSummary'];
export type Spam = Schemas['ConversationSummarySpam'];
export type SenderView = Schemas['BlockingSenderView'];
export type Block = Schemas['BlockRowsBlockView'];
export type Unblocked = Schemas['BlockUnblockAnswer'];
export type SpamRules = Schemas['SpamRules'];
export type SpamRulesAnswer = Schemas['SpamRulesRulesAnswer'];
export type LearnedSender = Schemas['SenderRowsLearned'];
export type Priority = ConversationSummary['priority'];
export type ConversationPage = Schemas['ConversationListAnswer'];
export type DetailAnswer = Schemas['ConversationDetailAnswer'];
export type MessagesAnswer = Schemas['ConversationMessagesAnswer'];
export type Message = Schemas['MessageView'];
export type Authenticity = NonNullable<Message['authenticity']>;
export type Nature = Message['nature'];
export type EarlierWords = Schemas['EarlierWordsEarlierAnswer'];
export type Author = Schemas['MessageViewAuthor'];
export type Visibility = Message['visibility'];
export type Answering = Schemas['AnsweringView'];
export type Manner = Schemas['AnsweringManner'];
export type Feature = Manner['features'][number];
export type Template = Schemas['Template'];
export type FilledTemplate = Schemas['FilledTemplate'];
export type Attachment = Schemas['MessageViewAttachmentView'];
export type Delivery = Schemas['MessageViewDeliveryView'];
export type Draft = Schemas['DraftView'];
export type DraftsAnswer = Schemas['DraftingDraftsAnswer'];
export type ColleagueDraft = DraftsAnswer['drafts'][number];
export type Review = NonNullable<DraftsAnswer['mine']>;
export type TeamReplying = Schemas['TeamReplying'];
export type Party = Schemas['MessageViewPartyView'];
export type DraftSaved = Schemas['DraftSaveAnswer'];
export type ReplyRequest = Schemas['ReplyRequest'];
export type CannedReply = Schemas['CannedReply'];
export type CannedRequest = Schemas['CannedRequest'];
export type Words = Schemas['Words'];
export type Macro = Schemas['Macro'];
export type MacroAction = Schemas['MacroAction'];
export type MacroRequest = Schemas['MacroRequest'];
export type MacroReport = Schemas['MacroReport'];
export type Variables = Schemas['VariablesAnswer'];
export type QueueCounts = Schemas['CountsAnswer'];
export type TeamCount = Schemas['CountsTeamCount'];
export type ClaimAnswer = Schemas['QueueClaimAnswer'];
export type EventsAnswer = Schemas['EventsAnswer'];
export type EventFrame = EventsAnswer['events'][number];

export type Activity = Schemas['Activity'];
export type Aside = Schemas['AsideAnswer'];
export type Field = Schemas['Field'];
export type BulkJob = Schemas['BulkJob'];
export type BulkAction = Schemas['BulkAction'];
export type BulkSkipped = Schemas['BulkRowsSkippedItem'];
export type Related = Schemas['MergeRelatedAnswer'];
export type SearchAnswer = Schemas['SearchAnswer'];
export type SearchHit = SearchAnswer['items'][number];
export type SearchMatch = SearchHit['messages'][number];
export type SearchPiece = SearchMatch['text'][number];
export type Suggestion = Schemas['SuggestionsSuggestion'];

export type Tag = Schemas['Tag'];
export type TagColor = Tag['color'];
export type TagUsage = Schemas['TagRowsUsage'];

export type SavedView = Schemas['SavedView'];
export type ViewsAnswer = Schemas['ViewsAnswer'];
export type ViewField = Schemas['FieldView'];
export type Notifications = Schemas['NotificationAnswer'];
export type NotificationLine = Schemas['NotificationLine'];
export type Shortcuts = Schemas['Shortcuts'];
export type PushDevices = Schemas['PushAnswer'];
export type NotificationPreferences = Schemas['PreferencesView'];

export type ChannelView = Schemas['ChannelView'];
export type ChannelCheck = Schemas['ChannelCheck'];
export type ChannelKindView = Schemas['ChannelKindView'];
export type Connected = Schemas['ChannelConnectedView'];
export type LocalMail = Schemas['LocalMailMailView'];
export type LocalMailList = Schemas['LocalMailMailPage'];
export type SetAside = Schemas['SetAsideItem'];
export type Retried = Schemas['SetAsideRetried'];
export type Samples = Schemas['SamplesState'];

/** Somebody to write to: a request may name them, but must say where they are. */
export type Address = Schemas['ReplyRequestAddress'] & Pick<Party, 'handle'>;

/** The answer about one conversation, its summary apart as lists and events have it. */
export interface ConversationDetail
  extends Pick<DetailAnswer, 'messages' | 'mayReply' | 'secondReply' | 'reviewNeeded' | 'asOf'> {
  summary: ConversationSummary;
  draft: Draft | null;
  myToken: number | null;
}
export type CheckFinding = Schemas['CheckingFinding'];
export type CheckAnswer = Schemas['CheckAnswer'];
export type GuidelineAct = Schemas['ActViewsActView'];
