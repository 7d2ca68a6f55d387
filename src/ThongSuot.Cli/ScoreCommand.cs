using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ThongSuot.Documents;
using ThongSuot.Documents.Export;

namespace ThongSuot.Cli;

/// <summary>thongsuot score GOLD_DIR FILE|DIR…: measures the reader on labelled documents.</summary>
internal static class ScoreCommand
{
    private const string GoldEnding = ".gold.json";

    public static Command Make(Terminal terminal)
    {
        var speech = terminal.Speech;
        var gold = new Argument<string>("gold")
        {
            HelpName = speech.Say("THƯ_MỤC_NHÃN", "GOLD_DIR"),
            Arity = ArgumentArity.ZeroOrOne,
            Description = speech.Say("Thư mục có các tệp nhãn TÊN.gold.json.", "The folder with the labels, NAME.gold.json."),
        };
        var paths = new Argument<string[]>("path")
        {
            HelpName = speech.Say("TỆP|THƯ_MỤC…", "FILE|DIR…"),
            Arity = ArgumentArity.ZeroOrMore,
            Description = speech.Say("Văn bản cần đọc, tên tệp như tên nhãn.", "The documents, named like their labels."),
        };
        var min = new Option<string[]>("--min")
        {
            HelpName = speech.Say("TÊN=SỐ", "NAME=VALUE"),
            Description = speech.Say("Mức F1 thấp nhất của một số đo; thấp hơn thì kết thúc với mã 1.", "Least F1 of a measure; below it the exit code is 1."),
        };
        var verbose = new Option<bool>("--verbose", "-v") { Description = speech.Say("In từng chỗ khác nhau.", "Print every difference.") };
        var only = ReadCommand.Only(speech);
        var jobs = ReadCommand.Jobs(speech);
        var command = new Command("score", speech.Say(
            "Đọc văn bản đã gán nhãn và so với nhãn: đúng, sai, sót, F1 của từng loại.",
            "Reads labelled documents and compares: right, wrong, missed and F1 of each measure."))
        {
            gold, paths, min, verbose, only, jobs,
        };
        command.SetAction((parsed, cancel) =>
        {
            var folder = parsed.GetValue(gold);
            if (folder is null || !Directory.Exists(folder)) throw new UsageException(speech.Say($"Không có thư mục nhãn “{folder}”.", $"There is no folder of labels “{folder}”."));
            var files = InputFiles.Find(parsed.GetValue(paths) ?? [], ReadCommand.Endings(parsed.GetValue(only)), speech);
            var floors = (parsed.GetValue(min) ?? []).Select(m => Floor(m, speech)).ToList();
            return RunAsync(terminal, folder, files, floors, parsed.GetValue(verbose), parsed.GetValue(jobs), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string folder, IReadOnlyList<string> files, IReadOnlyList<(string Name, string Value)> floors, bool verbose, int jobs, CancellationToken cancel)
    {
        var labels = Directory.EnumerateFiles(folder, "*" + GoldEnding).Select(f => Path.GetFileName(f)[..^GoldEnding.Length]).Order(StringComparer.Ordinal).ToList();
        if (labels.Count == 0) throw new UsageException(terminal.Speech.Say($"Không có tệp {GoldEnding} nào trong “{folder}”.", $"There is no {GoldEnding} file in “{folder}”."));
        var read = files.Where(f => labels.Contains(Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal)).ToLookup(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal);

        // A label belongs to the document, not to a kind of file: several kinds of one name are scored in turn.
        if (read.All(f => f.Count() == 1)) return await OneAsync(terminal, folder, [.. labels.Select(l => (l, read[l].FirstOrDefault()))], floors, verbose, jobs, cancel);
        var worst = CommandLine.Done;
        foreach (var kind in read.SelectMany(f => f).GroupBy(InputFiles.Ending).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            terminal.Write($"[{kind.Key}]\n");
            var ofKind = kind.DistinctBy(f => Path.GetFileNameWithoutExtension(f)).OrderBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal);
            worst = Math.Max(worst, await OneAsync(terminal, folder, [.. ofKind.Select(f => (Path.GetFileNameWithoutExtension(f), (string?)f))], floors, verbose, jobs, cancel));
        }
        return worst;
    }

    private static async Task<int> OneAsync(Terminal terminal, string folder, IReadOnlyList<(string Name, string? File)> labels, IReadOnlyList<(string Name, string Value)> floors, bool verbose, int jobs, CancellationToken cancel)
    {
        var results = new Dictionary<string, (Tally Tally, List<string> Said)>(StringComparer.Ordinal);
        var absent = new List<string>();
        var readable = labels.Where(l => l.File is not null).ToList();
        var next = 0;
        await Progress.WhileAsync(terminal, readable.Count, isWanted: !terminal.IsInteractive, (step, complain) =>
            new Batch(jobs, terminal.Reading, terminal.Speech).RunAsync([.. readable.Select(l => l.File!)], (index, document, _) => Compare(readable[index].Name, document), (result, failure) =>
            {
                var name = readable[next++].Name;
                if (failure is null) results[name] = result;
                else complain(failure);
                step();
            }, cancel));

        var tally = new Tally();
        foreach (var (name, file) in labels)
        {
            if (!results.TryGetValue(name, out var result))
            {
                absent.Add(name);
                if (file is null) terminal.Complain(terminal.Speech.Say($"{name}: không có tệp văn bản.", $"{name}: there is no document file."));
                result = Compare(name, null);
            }
            tally.Add(result.Tally);
            if (verbose) terminal.Write(string.Concat(result.Said.Select(line => $"  {name}: {line}\n")));
        }
        foreach (var line in tally.Lines()) terminal.Write(line + "\n");
        terminal.Write(string.Create(CultureInfo.InvariantCulture, $"documents {labels.Count}, without output {absent.Count}\n"));

        var below = floors.Where(f => tally.F1(f.Name) is not { } f1 || f1 < double.Parse(f.Value, CultureInfo.InvariantCulture))
            .Select(f => $"{f.Name} {ScoreText.ThreeDigits(tally.F1(f.Name) ?? 0)} < {f.Value}").Concat(absent.Select(n => $"{n}: no output")).ToList();
        if (below.Count == 0) return CommandLine.Done;
        terminal.Write($"below the floor: {string.Join("; ", below)}\n");
        return CommandLine.SomeFailed;

        (Tally Tally, List<string> Said) Compare(string name, Document? document)
        {
            var counted = new Tally();
            var said = new List<string>();
            using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name + GoldEnding)));
            using var found = JsonDocument.Parse(document is null ? "{}"u8.ToArray() : Written(document), new JsonDocumentOptions { MaxDepth = 10_000 });
            Scoring.Score(gold.RootElement, found.RootElement, counted, said.Add);
            return (counted, said);
        }
    }

    private static byte[] Written(Document document)
    {
        using var stream = new MemoryStream();
        JsonExport.Write(document, stream);
        return stream.ToArray();
    }

    private static (string Name, string Value) Floor(string given, Speech speech)
    {
        var parts = given.Split('=');
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? (parts[0], parts[1])
            : throw new UsageException(speech.Say($"--min cần dạng TÊN=SỐ, ví dụ duties=0.9, không phải “{given}”.", $"--min needs NAME=VALUE, such as duties=0.9, not “{given}”."));
    }
}
