//! The root component. The element's script sends messages through the widget (see `lib.rs`), and is
//! notified of what only it can do and of what the host may want to know.

mod address;
mod extras;
mod notice;

use crate::browser::{clock, download, focus, fragment, plain_text, share, storage, typed};
use crate::components::{ExtrasStatus, Page, guide};
use crate::events::{Event, Snapshot, events};
use crate::state::{Action, Evaluation, Keep, Kept, Place, Session, Target};
use crate::texts::Texts;
use kanta_engine::{Answer, Answers, Date, Extras, Pack, QuestionId, Receipt, RuleSet, link};
use std::rc::Rc;
use yew::prelude::*;

pub use crate::browser::storage::Store;
pub use notice::Notice;

/// What the app is given from outside.
#[derive(Clone, Debug, Properties)]
pub struct Props {
    /// The rules.
    pub rules: Rc<RuleSet>,
    /// The texts of the language in use.
    pub pack: Rc<Pack>,
    /// What the element asks for.
    pub options: Options,
    /// Called with what the element's script must do or know.
    pub on_notice: Callback<Notice>,
}

/// Equal means the very same rules and texts: whoever changes them makes new ones.
impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        Rc::ptr_eq(&self.rules, &other.rules)
            && Rc::ptr_eq(&self.pack, &other.pack)
            && self.options == other.options
            && self.on_notice == other.on_notice
    }
}

/// What an element asks of its guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The level of the guide's own heading, from 1.
    pub heading_level: usize,
    /// Where the session is kept between visits.
    pub store: Store,
    /// The key under which it is kept there.
    pub storage_key: String,
    /// Whether the answers stand in the page's fragment.
    pub hash_state: bool,
    /// Whether each page has an entry in the browser's history.
    pub history: bool,
    /// Whether a link in the page's fragment is for this guide.
    pub follows_links: bool,
}

/// What the app is told.
#[derive(Clone, Debug)]
pub enum Msg {
    /// The element is ready: go on with a session of before, if there is one.
    Start {
        /// The code of the session; empty where there is none.
        code: String,
        /// The codes of sessions that were left, separated by blanks (see [`Session::resume`]).
        earlier: String,
        /// The page that was shown.
        place: String,
        /// Whether the host has been told of it.
        reported: bool,
    },
    /// The element goes: forget everything.
    Clear,
    /// A person did something.
    Act(Action),
    /// A person typed this to find an item of a set.
    Search(String),
    /// The host gave an answer, or took one back.
    Give {
        /// The question.
        question: QuestionId,
        /// The answer; `None` takes back what was given before.
        answer: Option<Answer>,
        /// Where it comes from, in the host's words.
        origin: String,
        /// Whether it stands, so that the question is not asked.
        locked: bool,
    },
    /// The host asked for a page.
    Go(String),
    /// The page's fragment has changed, or the browser's Back or Forward has led to another entry of its history.
    AddressChanged,
    /// The extras are there, with the texts now whole; or they could not be had.
    Extras(Option<(Rc<Extras>, Rc<Pack>)>),
    /// Whether the browser took what the person asked to be kept in this way.
    HandedOver(Keep, bool),
}

/// The whole guide.
#[derive(Debug)]
pub struct App {
    session: Session,
    /// Whether an element has the guide, and has said what the host knows: nobody is told anything before.
    started: bool,
    /// Whether an element has ever had it: nothing is rendered before. An idle guide keeps its page, for Yew to patch for the next.
    renders: bool,
    extras: ExtrasStatus,
    /// The texts, whole once the extras are there.
    pack: Rc<Pack>,
    today: Date,
    /// What the last snapshot was taken of: the page, the answers, the finished tasks. All else of it follows from them.
    snapshot_of: Option<(Place, Answers, u64)>,
    /// The last snapshot that the script was given, and the last that events were made for.
    snapshot: Option<Rc<Snapshot>>,
    reported: Option<Rc<Snapshot>>,
    /// Whether somebody asked for another page. A page that changes because the host gives an answer takes no focus.
    moves_focus: bool,
    /// Whether a person has acted since the host was told last: a page that is turned then has an entry of its own in the history.
    acted: bool,
    /// The page and the number of errors that were rendered last.
    rendered: (Place, u32),
    root: NodeRef,
    heading: NodeRef,
    error_summary: NodeRef,
    _address: [fragment::Listener; 2],
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<App>) -> App {
        let session = Session::new(ctx.props().rules.clone());
        let rendered = (session.place, session.errors);
        let link = ctx.link().clone();
        App {
            session,
            started: false,
            renders: false,
            extras: ExtrasStatus::NotAsked,
            pack: ctx.props().pack.clone(),
            today: clock::today(),
            snapshot_of: None,
            snapshot: None,
            reported: None,
            moves_focus: false,
            acted: false,
            rendered,
            root: NodeRef::default(),
            heading: NodeRef::default(),
            error_summary: NodeRef::default(),
            _address: fragment::on_change(move || link.send_message(Msg::AddressChanged)),
        }
    }

    /// Under other rules an answer is another, so the guide starts again.
    fn changed(&mut self, ctx: &Context<App>, before: &Props) -> bool {
        let props = ctx.props();
        if self.session.rules.hash == props.rules.hash {
            self.session.rules = props.rules.clone();
        } else {
            self.session = Session::new(props.rules.clone());
        }
        if !Rc::ptr_eq(&props.pack, &before.pack) {
            // They are in the language of before.
            self.extras = ExtrasStatus::NotAsked;
            self.pack = props.pack.clone();
            self.load_extras(ctx);
        }
        // In another language the conclusions are others, too.
        self.snapshot_of = None;
        self.take_snapshot(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<App>, msg: Msg) -> bool {
        self.today = clock::today();
        let changed = match msg {
            Msg::Start { code, earlier, place, reported } => {
                self.start(ctx, (&code, &earlier), &place, reported)
            }
            Msg::Clear => self.clear(),
            Msg::Act(action) => self.act(ctx, action),
            Msg::Search(typed) => {
                self.session.search(typed);
                true
            }
            Msg::Give { question, answer, origin, locked } => {
                self.session.give(question, answer, origin, locked);
                true
            }
            Msg::Go(place) => {
                let there_is = self.session.go(&place);
                self.moves_focus |= there_is;
                there_is
            }
            Msg::AddressChanged => self.follow_address(ctx),
            Msg::Extras(extras) => {
                self.take_extras(extras);
                true
            }
            Msg::HandedOver(way, done) => {
                if let Some(kept) = self.session.kept.as_mut().filter(|kept| kept.way == way) {
                    kept.done = Some(done);
                }
                true
            }
        };
        if changed {
            self.load_extras(ctx);
            self.turn(ctx);
            self.take_snapshot(ctx);
        }
        changed
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        if !self.renders {
            return Html::default();
        }
        let evaluation = Evaluation::of(&self.session);
        let texts = Texts { pack: &self.pack, evaluation: &evaluation };
        guide(Page {
            session: &self.session,
            evaluation: &evaluation,
            texts,
            dispatch: &ctx.link().callback(Msg::Act),
            on_search: &ctx.link().callback(|event| Msg::Search(typed::text_of(&event))),
            heading_level: ctx.props().options.heading_level,
            extras: &self.extras,
            today: self.today,
            can_share: share::can_share(),
            root_ref: &self.root,
            heading_ref: &self.heading,
            error_summary_ref: &self.error_summary,
        })
    }

    /// The effects of a render: the focus, what is kept, and what the host is told.
    fn rendered(&mut self, ctx: &Context<App>, _first: bool) {
        if !self.started {
            return;
        }
        ctx.props().on_notice.emit(Notice::Rendered);
        self.move_focus();
        self.report(ctx);
    }
}

impl App {
    fn clear(&mut self) -> bool {
        self.session = Session::new(self.session.rules.clone());
        self.started = false;
        self.moves_focus = false;
        self.rendered = (self.session.place, self.session.errors);
        (self.snapshot_of, self.snapshot, self.reported) = (None, None, None);
        true
    }

    fn act(&mut self, ctx: &Context<App>, action: Action) -> bool {
        (self.moves_focus, self.acted) = (true, true);
        let before = self.session.place;
        self.session = self.session.reduce(action);
        if let Action::SetLanguage(language) = action {
            ctx.props().on_notice.emit(Notice::SetLanguage(language));
        }
        self.forget_failure(action, before);
        if let Some(way) =
            self.session.kept.as_ref().map(|kept| kept.way).filter(|way| action == Action::Keep(*way))
        {
            self.keep(ctx, way);
        }
        if action == Action::FollowError {
            focus::focus_first(&self.root, "fieldset input");
        }
        if let Action::Reveal(target) = action {
            let topic = if let Target::Topic(at) = target { self.session.rules.topics.get(at) } else { None };
            focus::reveal(&self.root, target.id(), topic.map_or("", |topic| &topic.id));
        }
        if matches!(action, Action::AddItem(_) | Action::RemoveItems(_)) {
            // The press took what had the focus.
            let chips_left = self.session.added.is_none() && self.session.draft.is_some();
            focus::focus_first(&self.root, if chips_left { "#chosen" } else { "#find" });
        }
        true
    }

    /// Does what the reducer has noted to be kept. Whether copying worked is known only later.
    fn keep(&mut self, ctx: &Context<App>, way: Keep) {
        let Session { rules, done, .. } = &self.session;
        let (_, answers) = self.session.asked();
        let content = match way {
            Keep::Print => String::new(),
            Keep::Link | Keep::Share => fragment::link_to(&link(rules, &answers, *done)),
            Keep::Text | Keep::Reasons => {
                let reasons = way == Keep::Reasons;
                self.root.cast().map_or(String::new(), |root| plain_text::plain_text(&root, reasons))
            }
            Keep::Receipt => {
                serde_json::to_string(&Receipt::new(rules, &answers, self.today)).unwrap_or_default()
            }
        };
        let done = match way {
            Keep::Print => {
                ctx.props().on_notice.emit(Notice::Print);
                Some(true)
            }
            Keep::Receipt => Some(download::save_json("kanta-guide-receipt.json", &content)),
            Keep::Link | Keep::Share | Keep::Text | Keep::Reasons => {
                let hand_over = if way == Keep::Share { share::share } else { share::copy };
                let promise = hand_over(&content);
                ctx.link().send_future(async move { Msg::HandedOver(way, share::is_done(promise).await) });
                None
            }
        };
        ctx.props().on_notice.emit(Notice::Event(Event::kept(way)));
        self.session.kept = Some(Kept { way, content, done });
    }

    /// Tells the script that a page is about to be rendered, and hands it the session where that has changed, so that a guide that
    /// crashes or is moved meanwhile can go on.
    fn take_snapshot(&mut self, ctx: &Context<App>) {
        let state = Some((self.session.place, self.session.answers.clone(), self.session.done));
        if !self.started {
            return;
        }
        ctx.props().on_notice.emit(Notice::Rendering);
        if self.snapshot_of == state {
            return;
        }
        self.snapshot_of = state;
        let evaluation = Evaluation::of(&self.session);
        let texts = Texts { pack: &self.pack, evaluation: &evaluation };
        let snapshot = Snapshot::of(&self.session, &texts, self.extras.since());
        ctx.props().on_notice.emit(Notice::Snapshot(snapshot.json()));
        self.snapshot = Some(Rc::new(snapshot));
    }

    /// A new page is announced by its heading, an error by its summary. The first page takes no focus: it belongs to the page around
    /// the guide.
    fn move_focus(&mut self) {
        let now = (self.session.place, self.session.errors);
        let before = std::mem::replace(&mut self.rendered, now);
        if std::mem::take(&mut self.moves_focus) {
            if before.0 != now.0 {
                focus::focus_page(&self.heading);
            } else if now.1 > before.1 {
                focus::focus_page(&self.error_summary);
            }
        }
    }

    /// Keeps the session where the host asked for that, and tells the host what has changed since it was told last.
    fn report(&mut self, ctx: &Context<App>) {
        let acted = std::mem::take(&mut self.acted);
        let Some(now) = &self.snapshot else { return };
        let before = self.reported.replace(now.clone());
        if before.as_ref().is_some_and(|before| Rc::ptr_eq(before, now)) {
            return;
        }
        let Props { options, on_notice, .. } = ctx.props();
        storage::save(options.store, &options.storage_key, &[&now.code, &now.place, &now.elsewhere]);
        let turned = acted && before.as_ref().is_none_or(|before| before.place != now.place);
        address::keep_entry(options, now, turned);
        address::keep_code(options, now);
        for event in events(before.as_deref(), now) {
            on_notice.emit(Notice::Event(event));
        }
    }
}
