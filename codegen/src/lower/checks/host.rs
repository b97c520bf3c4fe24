//! `x-ms-parameterized-host`.

use crate::diagnostic::Code;
use crate::lower::checks::mistake::Mistake;
use crate::lower::checks::value;
use crate::swagger::ParameterizedHost;

/// Where the parameters of a host can be among the others.
const POSITIONS: [&str; 2] = ["first", "last"];

/// A position that is not known, and parameters that the template does not have.
pub(crate) fn host(host: &ParameterizedHost) -> Vec<Mistake> {
    let key = "positionInOperation";
    let position = host.position_in_operation.as_deref();
    let position = position.filter(|position| !POSITIONS.contains(position));
    let mut mistakes =
        Vec::from_iter(position.map(|one| value::unknown(key, one, &POSITIONS).below(key)));
    let template = host.host_template.as_deref().unwrap_or_default();
    for (index, parameter) in host.parameters.iter().enumerate() {
        let name = parameter.name.as_deref().unwrap_or_default();
        if !name.is_empty() && !template.contains(&format!("{{{name}}}")) {
            let message = format!(
                "`hostTemplate` `{template}` does not contain `{{{name}}}`, so the parameter is left out"
            );
            let help = "remove the parameter, or add it to the template";
            let mistake = Mistake::warning(Code::PathParameterUnused, message, help);
            mistakes.push(mistake.below("parameters").item(index));
        }
    }
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    #[test]
    fn the_template_has_all_parameters() {
        let text = r#"{"hostTemplate": "{a}.b", "positionInOperation": "frist", "parameters": [{"name": "a"}, {"name": "c"}]}"#;
        let read: ParameterizedHost = serde_json::from_str(text).expect("the test has JSON");
        assert_eq!(
            lines(&host(&read)),
            [
                "positionInOperation: value-unknown: `positionInOperation` cannot be `frist`",
                "parameters/1: path-parameter-unused: `hostTemplate` `{a}.b` does not contain `{c}`, so the parameter is left out",
            ]
        );
    }
}
