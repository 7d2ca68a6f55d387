using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;

namespace ThongSuot.Cli;

/// <summary>Help in the language spoken: the parser's own help knows no Vietnamese.</summary>
internal sealed class HelpText(Terminal terminal) : SynchronousCommandLineAction
{
    /// <summary>Help wins over whatever else is wrong on the line.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var speech = terminal.Speech;
        var command = parseResult.CommandResult.Command;
        var text = new StringBuilder().Append(command.Description).Append('\n');

        text.Append('\n').Append(speech.Say("Cách dùng:", "Usage:")).Append('\n');
        text.Append("  thongsuot");
        foreach (var name in Path(command)) text.Append(' ').Append(name);
        foreach (var argument in command.Arguments) text.Append(' ').Append(argument.HelpName);
        if (command.Subcommands.Count > 0) text.Append(speech.Say(" LỆNH", " COMMAND"));
        text.Append(speech.Say(" [tùy chọn]", " [options]")).Append('\n');

        Section(text, speech.Say("Lệnh:", "Commands:"), command.Subcommands.Select(c => (c.Name, c.Description)));
        Section(text, speech.Say("Tham số:", "Arguments:"), command.Arguments.Select(a => (a.HelpName ?? a.Name, a.Description)));
        var options = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options.Where(o => o.Recursive)));
        Section(text, speech.Say("Tùy chọn:", "Options:"), options.Where(o => !o.Hidden).DistinctBy(o => o.Name)
            .Select(o => (string.Join(", ", o.Aliases.Append(o.Name).Where(n => n[0] == '-').OrderBy(n => n.Length)) + (o.HelpName is null ? "" : " " + o.HelpName), o.Description)));
        terminal.Write(text.ToString());
        return CommandLine.Done;
    }

    /// <summary>A command and those it belongs to, without the program itself.</summary>
    private static IEnumerable<string> Path(Command command) =>
        command is RootCommand ? [] : command.Parents.OfType<Command>().SelectMany(Path).Append(command.Name);

    private static void Section(StringBuilder text, string title, IEnumerable<(string Name, string? Description)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0) return;
        var width = list.Max(r => r.Name.Length);
        text.Append('\n').Append(title).Append('\n');
        foreach (var (name, description) in list)
        {
            text.Append("  ").Append(name.PadRight(width)).Append("  ");
            text.AppendJoin("\n" + new string(' ', width + 4), (description ?? "").Split('\n')).Append('\n');
        }
    }
}
