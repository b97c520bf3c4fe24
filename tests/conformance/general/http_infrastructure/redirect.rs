//! Redirects: by default, the caller gets them; a transport of the caller can follow them.

use super::{Client, client, with_true};
use conformance_harness::{Scenarios, Server};
use http_infrastructure::operations::http_redirects::{
    self, Delete307Options, Get300Response, Get301Response, Get302Response, Get307Response,
    Head300Response, Head301Response, Head302Response, Head307Response, Options307Response,
    Patch302Options, Patch307Options, Patch307Response, Post303Options, Post303Response,
    Post307Options, Post307Response, Put301Options, Put307Options, Put307Response,
};
use http_redirects::Delete307Response;

/// A client whose transport follows redirects.
fn following(server: &Server) -> Client {
    Client::from_arm_client(&server.arm_client_with(server.options_with_redirects()))
}

/// Redirects that are returned and, if the caller asks for that, followed.
macro_rules! redirects {
    ($scenarios:ident, $(
        $name:literal: $method:ident$(($options:ident))? => $status:literal, $response:ident::$variant:ident, $location:literal;
    )+) => { $(
        $scenarios.value($name, async |server| {
            let options = || redirects!(@options $($options)?);
            let returned = client(&server).http_redirects_client().$method(options()).await?;
            assert_eq!(returned.status(), $status);
            let $response::$variant { location } = returned.into_model()? else {
                panic!("the redirect is not returned");
            };
            assert_eq!(location.as_ref().map(|location| location.as_str()), Some($location));
            let followed = following(&server).http_redirects_client().$method(options()).await?;
            assert_eq!(followed.status(), 200);
            assert_eq!(followed.into_model()?, $response::Ok);
            Ok(())
        });
    )+ };
    (@options $options:ident) => { Some(with_true!($options)) };
    (@options) => { None };
}

/// Redirects that the caller of a request function gets, who then asks for the location.
macro_rules! redirects_blocking {
    ($scenarios:ident, $($name:literal: $function:ident => $response:ident::$variant:ident, $location:literal;)+) => { $(
        $scenarios.blocking_value($name, |server| {
            let request = http_redirects::$function()?;
            let blocking = server.blocking();
            let $response::$variant { location } = blocking.call(&request)? else {
                panic!("the redirect is not returned");
            };
            let location = location.ok_or("there is no location")?;
            assert_eq!(location.as_str(), $location);
            let mut sent = request.to_http(blocking.endpoint())?;
            *sent.uri_mut() = format!("{}{location}", server.url()).parse()?;
            let response = blocking.send(&sent)?;
            assert_eq!(response.status(), 200);
            assert_eq!(request.decode(response)?, $response::Ok);
            Ok(())
        });
    )+ };
}

pub(super) fn add(scenarios: &mut Scenarios) {
    redirects! { scenarios,
        "HttpRedirect301Head": head301 => 301, Head301Response::MovedPermanently, "/http/success/head/200";
        "HttpRedirect301Get": get301 => 301, Get301Response::MovedPermanently, "/http/success/get/200";
        "HttpRedirect302Head": head302 => 302, Head302Response::Found, "/http/success/head/200";
        "HttpRedirect302Get": get302 => 302, Get302Response::Found, "/http/success/get/200";
        "HttpRedirect303Post": post303(Post303Options) => 303, Post303Response::SeeOther, "/http/success/get/200";
        "HttpRedirect307Head": head307 => 307, Head307Response::TemporaryRedirect, "/http/success/head/200";
        "HttpRedirect307Get": get307 => 307, Get307Response::TemporaryRedirect, "/http/success/get/200";
        "HttpRedirect307Put": put307(Put307Options) => 307, Put307Response::TemporaryRedirect, "/http/success/put/200";
        "HttpRedirect307Post": post307(Post307Options) => 307, Post307Response::TemporaryRedirect, "/http/success/post/200";
        "HttpRedirect307Patch": patch307(Patch307Options) => 307, Patch307Response::TemporaryRedirect, "/http/success/patch/200";
        "HttpRedirect307Delete": delete307(Delete307Options) => 307, Delete307Response::TemporaryRedirect, "/http/success/delete/200";
    }
    redirects_blocking! { scenarios,
        "HttpRedirect301Head": head301 => Head301Response::MovedPermanently, "/http/success/head/200";
        "HttpRedirect301Get": get301 => Get301Response::MovedPermanently, "/http/success/get/200";
        "HttpRedirect302Get": get302 => Get302Response::Found, "/http/success/get/200";
        // `azure_core` cannot send this method.
        "HttpRedirect307Options": options307 => Options307Response::TemporaryRedirect, "/http/success/options/200";
        "HttpRedirect307Put": put307 => Put307Response::TemporaryRedirect, "/http/success/put/200";
    }
    several_choices(scenarios);
    for_the_caller(scenarios);
}

/// Nobody follows a 300: the caller chooses.
fn several_choices(scenarios: &mut Scenarios) {
    scenarios.value("HttpRedirect300Head", async |server| {
        for client in [client(&server), following(&server)] {
            let response = client.http_redirects_client().head300(None).await?;
            assert_eq!(response.status(), 300);
            let Head300Response::MultipleChoices { location } = response.into_model()? else {
                panic!("the choices are not returned");
            };
            assert_eq!(location.ok_or("no location")?, "/http/success/head/200");
        }
        Ok(())
    });
    scenarios.value("HttpRedirect300Get", async |server| {
        for client in [client(&server), following(&server)] {
            let response = client.http_redirects_client().get300(None).await?;
            assert_eq!(response.status(), 300);
            let Get300Response::MultipleChoices { body, location } = response.into_model()? else {
                panic!("the choices are not returned");
            };
            assert_eq!(body, ["/http/success/get/200"]);
            assert_eq!(location.ok_or("no location")?, "/http/success/get/200");
        }
        Ok(())
    });
}

/// According to the definition, these redirects of a PUT and a PATCH are not to be followed but returned.
fn for_the_caller(scenarios: &mut Scenarios) {
    scenarios.value("HttpRedirect301Put", async |server| {
        let client = client(&server).http_redirects_client();
        let response = client.put301(Some(with_true!(Put301Options))).await?;
        assert_eq!(response.status(), 301);
        let location = response.into_model()?.location.ok_or("no location")?;
        assert_eq!(location, "/http/failure/500");
        Ok(())
    });
    scenarios.value("HttpRedirect302Patch", async |server| {
        let client = client(&server).http_redirects_client();
        let response = client.patch302(Some(with_true!(Patch302Options))).await?;
        assert_eq!(response.status(), 302);
        let location = response.into_model()?.location.ok_or("no location")?;
        assert_eq!(location, "/http/failure/500");
        Ok(())
    });
}
