//! The checklist.

use crate::state::ResultPage;
use std::rc::Rc;
use yew::prelude::*;

/// What the checklist is given.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TasksProps {
    /// The page it stands on.
    pub page: Rc<ResultPage>,
}

/// The checklist, in order.
#[function_component]
pub(crate) fn Tasks(props: &TasksProps) -> Html {
    let page = &props.page;
    html! {
        <div class="section">
            <h3 class="section__title">{ &page.tasks_title }</h3>
            <div class="section__body">
                <p class="body">{ &page.tasks_intro }</p>
                <ol class="tasks" part="tasks">
                    {
                        for page.tasks.iter().map(|task| html! {
                            <li key={task.id.clone()} class="tasks__item" data-task={task.id.clone()}>
                                <span class="tasks__title">{ &task.title }</span>{ " " }
                                <span class="tasks__detail">{ &task.detail }</span>
                            </li>
                        })
                    }
                </ol>
            </div>
        </div>
    }
}
