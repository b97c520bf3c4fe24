//! Paged lists.

use super::convert::to_http_response;
use super::pipeline::{Channel, Exchange};
use crate::runtime::{LongRunningOperation, Pages};
use azure_core::Result;
use azure_core::http::{Context as CallContext, RawResponse};
use futures::Stream;
use futures::future::BoxFuture;
use std::borrow::Cow;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

#[doc(no_inline)]
pub use crate::runtime::Page;

/// A paged list, item by item. It ends after the first error.
///
/// ```no_run
#[doc = concat!("# use ", module_path!(), "::{Page, Pager};")]
/// # async fn example<P: Page<Item: std::fmt::Debug>>(mut pager: Pager<P>) -> azure_core::Result<()> {
/// use futures::TryStreamExt;
/// while let Some(item) = pager.try_next().await? {
///     println!("{item:?}");
/// }
/// # Ok(()) }
/// ```
#[must_use = "nothing is sent before the pager is polled"]
pub struct Pager<P: Page> {
    pages: PageStream<P>,
    items: vec::IntoIter<P::Item>,
}

impl<P: Page> Pager<P> {
    pub(super) fn new(
        channel: Channel,
        operation: &'static str,
        pages: Pages<P>,
        context: CallContext<'static>,
    ) -> Self {
        Self::of(
            channel,
            operation.into(),
            Source::Pages(Box::new(pages)),
            context,
        )
    }

    /// The list that is the result of a long-running operation.
    pub(super) fn after(
        channel: Channel,
        operation: String,
        end: BoxFuture<'static, Result<LongRunningOperation<()>>>,
        context: CallContext<'static>,
    ) -> Self {
        Self::of(channel, operation.into(), Source::Operation(end), context)
    }

    fn of(
        channel: Channel,
        operation: Cow<'static, str>,
        source: Source<P>,
        context: CallContext<'static>,
    ) -> Self {
        let pages = PageStream {
            channel,
            operation,
            source,
            context,
            pending: None,
            page: None,
            is_rest_due: false,
            ended: false,
        };
        Self {
            pages,
            items: Vec::new().into_iter(),
        }
    }

    /// The link to continue with, for [`PagerOptions::continuation`](super::PagerOptions::continuation) in this or another process.
    ///
    /// While items of a page are left, it is the link to this page, so that items are repeated rather than lost; after them, it is
    /// that to the next page. `None` while items of the first page are left and after the last page.
    #[must_use]
    pub fn continuation(&self) -> Option<String> {
        if self.items.as_slice().is_empty() {
            self.pages.continuation()
        } else {
            self.pages.page.clone()
        }
    }

    /// The same list page by page. The rest of a page that was started is left out.
    pub fn into_pages(self) -> PageStream<P> {
        self.pages
    }
}

// Items are moved out one by one and are never pinned.
impl<P: Page> Unpin for Pager<P> {}

impl<P: Page> Stream for Pager<P> {
    type Item = Result<P::Item>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.items = page.into_items().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<P: Page> fmt::Debug for Pager<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pager")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

/// A paged list, page by page. It ends after the first error.
#[must_use = "nothing is sent before the stream is polled"]
pub struct PageStream<P> {
    channel: Channel,
    operation: Cow<'static, str>,
    source: Source<P>,
    context: CallContext<'static>,
    pending: Option<Exchange>,
    /// The link to the page that was received last; `None` if it is the first one.
    page: Option<String>,
    /// Whether the executor is to have its turn before the next request.
    is_rest_due: bool,
    ended: bool,
}

/// Where pages come from.
enum Source<P> {
    /// The end of a long-running operation, whose result is the first page.
    Operation(BoxFuture<'static, Result<LongRunningOperation<()>>>),
    Pages(Box<Pages<P>>),
}

impl<P: Page> PageStream<P> {
    /// The link to the next page, for [`PagerOptions::continuation`](super::PagerOptions::continuation) in this or another process;
    /// `None` before the first page and after the last one.
    #[must_use]
    pub fn continuation(&self) -> Option<String> {
        match &self.source {
            Source::Operation(_) => None,
            Source::Pages(pages) => pages.next_link(),
        }
    }

    /// The first page, once the operation has ended.
    fn begin(&mut self, operation: Result<LongRunningOperation<()>>) -> Result<P> {
        let (page, pages) = operation?.into_pages_of()?;
        self.source = Source::Pages(Box::new(pages));
        Ok(page)
    }
}

impl<P: Page> Stream for PageStream<P> {
    type Item = Result<P>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.ended {
            return Poll::Ready(None);
        }
        // Where responses are there at once, endless pages would never let a time-out around them end.
        if std::mem::take(&mut this.is_rest_due) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let pages = match &mut this.source {
            Source::Pages(pages) => pages,
            Source::Operation(end) => {
                let operation = ready!(end.as_mut().poll(context));
                let page = this.begin(operation);
                this.ended = page.is_err();
                return Poll::Ready(Some(page));
            }
        };
        let exchange = match &mut this.pending {
            Some(exchange) => exchange,
            None => match pages.next_request() {
                Ok(Some(request)) => {
                    let exchange = this
                        .channel
                        .exchange(&this.operation, request, &this.context);
                    this.pending.insert(exchange)
                }
                end => {
                    this.ended = true;
                    return Poll::Ready(end.err().map(|error| Err(error.into())));
                }
            },
        };
        let response = ready!(exchange.as_mut().poll(context));
        this.pending = None;
        this.is_rest_due = true;
        this.page = pages.next_link();
        let page = receive(pages, response);
        // Otherwise a caller that ignores errors would request the same page forever.
        this.ended = page.is_err();
        Poll::Ready(Some(page))
    }
}

fn receive<P: Page>(pages: &mut Pages<P>, response: Result<RawResponse>) -> Result<P> {
    Ok(pages.receive(to_http_response(&response?)?)?)
}

impl<P> fmt::Debug for PageStream<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PageStream")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}
