//! The checklist.

use crate::state::ResultPage;
use yew::prelude::*;

/// The checklist, in order.
pub(crate) fn tasks(page: &ResultPage) -> Html {
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
