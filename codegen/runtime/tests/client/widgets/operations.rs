//! Request functions.

use super::models::{Widget, WidgetList};
use armgen_runtime::runtime::{
    FinalState, FromResponse, LongRunning, Operation, Paged, Parameter, Request, ResponseParts,
    Result, Rule,
};
use http::Method;

static SUBSCRIPTION_ID: Parameter = Parameter::path("subscriptionId");
static NAME: Parameter = Parameter::path("name").rules(&[Rule::Length {
    minimum: 1,
    maximum: 50,
}]);

pub fn get(subscription_id: &str, name: &str) -> Result<Request<Widget>> {
    Request::new(&GET, &[subscription_id.into(), name.into()], None)
}

static GET: Operation = Operation {
    id: "Widgets_Get",
    method: &Method::GET,
    path: "/subscriptions/{subscriptionId}/widgets/{name}",
    api_version: "2024-01-01",
    parameters: &[&SUBSCRIPTION_ID, &NAME],
    success: &[200],
    content_type: None,
    final_state: None,
    ..Operation::BLANK
};

pub fn exists(subscription_id: &str, name: &str) -> Result<Request<bool>> {
    Request::new(&EXISTS, &[subscription_id.into(), name.into()], None)
}

static EXISTS: Operation = Operation {
    id: "Widgets_Exists",
    method: &Method::HEAD,
    asks_existence: true,
    ..GET
};

pub fn create_or_update(
    subscription_id: &str,
    name: &str,
    body: &Widget,
) -> Result<Request<CreateOrUpdateResponse, LongRunning<Widget>>> {
    Request::new(
        &CREATE_OR_UPDATE,
        &[subscription_id.into(), name.into()],
        Some(body),
    )
}

static CREATE_OR_UPDATE: Operation = Operation {
    id: "Widgets_CreateOrUpdate",
    method: &Method::PUT,
    path: "/subscriptions/{subscriptionId}/widgets/{name}",
    api_version: "2024-01-01",
    parameters: &[&SUBSCRIPTION_ID, &NAME],
    success: &[200, 201, 202],
    content_type: Some("application/json"),
    final_state: Some(FinalState::Default),
    ..Operation::BLANK
};

#[derive(Debug, PartialEq)]
pub enum CreateOrUpdateResponse {
    Ok(Widget),
    Created(Widget),
    Accepted { location: Option<String> },
}

impl FromResponse for CreateOrUpdateResponse {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        match response.status().as_u16() {
            200 => Ok(Self::Ok(response.json()?)),
            201 => Ok(Self::Created(response.json()?)),
            _ => Ok(Self::Accepted {
                location: response.header("location"),
            }),
        }
    }
}

pub fn delete(subscription_id: &str, name: &str) -> Result<Request<(), LongRunning<()>>> {
    Request::new(&DELETE, &[subscription_id.into(), name.into()], None)
}

static DELETE: Operation = Operation {
    id: "Widgets_Delete",
    method: &Method::DELETE,
    path: "/subscriptions/{subscriptionId}/widgets/{name}",
    api_version: "2024-01-01",
    parameters: &[&SUBSCRIPTION_ID, &NAME],
    success: &[200, 202, 204],
    content_type: None,
    final_state: Some(FinalState::Default),
    ..Operation::BLANK
};

pub fn polish(
    subscription_id: &str,
    name: &str,
) -> Result<Request<Option<Widget>, LongRunning<Widget>>> {
    Request::new(&POLISH, &[subscription_id.into(), name.into()], None)
}

static POLISH: Operation = Operation {
    id: "Widgets_Polish",
    method: &Method::POST,
    path: "/subscriptions/{subscriptionId}/widgets/{name}/polish",
    api_version: "2024-01-01",
    parameters: &[&SUBSCRIPTION_ID, &NAME],
    success: &[200, 202],
    content_type: None,
    final_state: Some(FinalState::Location),
    ..Operation::BLANK
};

pub fn find(
    subscription_id: &str,
    name: &str,
) -> Result<Request<Option<WidgetList>, LongRunning<WidgetList>>> {
    Request::new(&FIND, &[subscription_id.into(), name.into()], None)
}

static FIND: Operation = Operation {
    id: "Widgets_Find",
    path: "/subscriptions/{subscriptionId}/widgets/{name}/find",
    ..POLISH
};

pub fn list(subscription_id: &str) -> Result<Request<WidgetList, Paged>> {
    Request::new(&LIST, &[subscription_id.into()], None)
}

static LIST: Operation = Operation {
    id: "Widgets_List",
    method: &Method::GET,
    path: "/subscriptions/{subscriptionId}/widgets",
    api_version: "2024-01-01",
    parameters: &[&SUBSCRIPTION_ID],
    success: &[200],
    content_type: None,
    final_state: None,
    ..Operation::BLANK
};
