//! The options that choose a table: one for each, made from the list of tables.

use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, Error, FromArgMatches};

use super::tables::Table;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Which(pub(crate) Table);

impl FromArgMatches for Which {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut tables = Table::ALL.iter();
        let asked = tables.find(|(_, option, _)| matches.get_flag(option));
        Ok(Self(asked.map_or(Table::Causes, |(table, ..)| *table)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for Which {
    fn augment_args(command: Command) -> Command {
        let options = Table::ALL.iter().map(|(_, option, help)| {
            Arg::new(*option)
                .long(*option)
                .help(*help)
                .help_heading("Tables")
                .action(ArgAction::SetTrue)
        });
        let names = Table::ALL.iter().map(|(_, option, _)| *option);
        command
            .args(options)
            .group(ArgGroup::new("which").args(names))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
