//! The result as it is beside the result that a change would make.

use super::page::Page;
use crate::texts::words;
use kanta_engine::Topic;
use yew::prelude::*;

/// A table of what differs under the topic's change with this number.
pub(super) fn comparison(page: Page<'_>, topic: &Topic, number: usize) -> Html {
    html! {
        <>
            <table class="table">
                <thead>
                    <tr>
                        for head in [words::COMPARE_WHAT, words::COMPARE_NOW, words::COMPARE_THEN] {
                            <th scope="col">{ page.word(head) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for difference in page.texts.differences(topic, number) {
                        <tr>
                            <th scope="row">{ difference.title }</th>
                            <td>{ difference.now }</td>
                            <td><b>{ difference.then }</b></td>
                        </tr>
                    }
                </tbody>
            </table>
            <p class="body">{ page.word(words::COMPARE_SAME) }</p>
        </>
    }
}
