using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace ThongSuot.Cli;

/// <summary>The commands together: parses, runs, and turns every outcome into an exit code.</summary>
internal static class CommandLine
{
    public const int Done = 0, SomeFailed = 1, WrongUsage = 2, Cancelled = 130;

    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancel = default)
    {
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction and not HelpText)
        {
            foreach (var sentence in parsed.Errors.Select(e => Sentence(e, terminal.Speech)).Distinct()) terminal.Complain(sentence);
            terminal.Complain(terminal.Speech.Say("Xem cách dùng: thongsuot --help", "For usage: thongsuot --help"));
            return WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Error = terminal.Error }, cancel);
        }
        catch (UsageException wrong)
        {
            terminal.Complain(wrong.Message);
            return WrongUsage;
        }
        catch (OperationCanceledException)
        {
            terminal.Complain(terminal.Speech.Say("Đã dừng theo yêu cầu.", "Stopped as asked."));
            return Cancelled;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var speech = terminal.Speech;
        var root = new RootCommand(speech.Say(
            "Thông Suốt: đọc văn bản của Đảng và Nhà nước, nêu rõ ai phải làm gì, trước ngày nào, kèm trích dẫn nguyên văn.",
            "Thông Suốt reads Party and State documents and tells who must do what by when, with the quotation."))
        {
            ReadCommand.Make(terminal),
            ScoreCommand.Make(terminal),
            HistoryCommand.Make(terminal),
        };
        root.Options.Add(new Option<string>("--lang")
        {
            Description = speech.Say("Ngôn ngữ của thông báo: vi (mặc định) hoặc en.", "Language of messages: vi (default) or en."),
            HelpName = "vi|en",
            Recursive = true,
            CustomParser = given => OneOf(given, ["vi", "en"], speech),
        });
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = speech.Say("Xem cách dùng.", "Show usage.");
            help.Action = new HelpText(terminal);
        }
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Description = speech.Say("Xem phiên bản.", "Show the version.");
        root.SetAction(parsed => new HelpText(terminal).Invoke(parsed));
        return root;
    }

    /// <summary>The value when it is one of the known ones, else a usage error that lists them.</summary>
    public static string OneOf(ArgumentResult given, IReadOnlyList<string> known, Speech speech)
    {
        var value = given.Tokens[^1].Value;
        if (known.Contains(value, StringComparer.Ordinal)) return value;
        given.AddError(speech.Say($"Không có lựa chọn “{value}”; hãy dùng: {string.Join(", ", known)}.", $"There is no “{value}”; use one of: {string.Join(", ", known)}."));
        return known[0];
    }

    private static string Sentence(ParseError error, Speech speech) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => speech.Say($"Tùy chọn {option.Option.Name} cần một giá trị.", $"Option {option.Option.Name} needs a value."),
        OptionResult { Tokens.Count: > 1, Option.Arity.MaximumNumberOfValues: 1 } option => speech.Say($"Tùy chọn {option.Option.Name} chỉ nhận một giá trị.", $"Option {option.Option.Name} takes one value."),
        CommandResult command when command.Tokens.Count == 0 && error.Message.Contains('\'', StringComparison.Ordinal) =>
            speech.Say($"Không hiểu {Quoted(error.Message)}.", $"{Quoted(error.Message)} is not understood."),
        _ => error.Message,
    };

    private static string Quoted(string message) => "“" + message.Split('\'')[1] + "”";
}

/// <summary>The command was called wrongly; the message says how to do better.</summary>
internal sealed class UsageException(string message) : Exception(message);
