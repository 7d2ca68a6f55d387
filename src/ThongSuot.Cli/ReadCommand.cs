using System.CommandLine;
using System.Globalization;
using System.Text;
using ThongSuot.Documents;

namespace ThongSuot.Cli;

/// <summary>thongsuot read FILE|DIR…: from issued documents to what they oblige whom to do by when.</summary>
internal static class ReadCommand
{
    public static Command Make(Terminal terminal)
    {
        var speech = terminal.Speech;
        string[] formats = ["table", .. Format.All.Select(f => f.Name)];
        var paths = new Argument<string[]>("path")
        {
            HelpName = speech.Say("TỆP|THƯ_MỤC…", "FILE|DIR…"),
            Arity = ArgumentArity.ZeroOrMore,
            Description = speech.Say("Tệp hoặc thư mục cần đọc; thư mục được đọc cả các cấp bên dưới.", "Files or folders to read; folders are read with all below them."),
        };
        var format = new Option<string>("--format", "-f")
        {
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => "table",
            CustomParser = given => CommandLine.OneOf(given, formats, speech),
            Description = speech.Say("Dạng kết quả; mặc định là table, bảng để đọc trên màn hình.", "Form of the result; table, for reading on screen, by default."),
        };
        var outFolder = new Option<string>("--out", "-o")
        {
            HelpName = speech.Say("THƯ_MỤC", "DIR"),
            Description = speech.Say("Nơi ghi kết quả, mỗi văn bản một tệp.", "Where to write the results, a file a document."),
        };
        var jobs = Jobs(speech);
        var only = Only(speech);
        var command = new Command("read", speech.Say(
            "Đọc văn bản và nêu nhiệm vụ: ai chủ trì, ai phối hợp, làm gì, hạn nào, trích nguyên văn câu nào.",
            "Reads documents and gives their duties: who leads, who takes part, what, by when, quoted from which sentence."))
        {
            paths, format, outFolder, jobs, only,
        };
        command.SetAction((parsed, cancel) =>
        {
            var files = InputFiles.Find(parsed.GetValue(paths) ?? [], Endings(parsed.GetValue(only)), speech);
            var chosen = Format.All.FirstOrDefault(f => f.Name == parsed.GetValue(format));
            return RunAsync(terminal, files, chosen, parsed.GetValue(outFolder), parsed.GetValue(jobs), cancel);
        });
        return command;
    }

    public static Option<int> Jobs(Speech speech) => new("--jobs", "-j")
    {
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = given => Count(given, speech),
        Description = speech.Say("Số văn bản đọc cùng lúc; mặc định bằng số bộ xử lý.", "Documents read at once; the number of processors by default."),
    };

    public static Option<string[]> Only(Speech speech) => new("--only")
    {
        HelpName = "docx,pdf…",
        Description = speech.Say("Chỉ đọc tệp có phần mở rộng này.", "Read only files with these name endings."),
    };

    public static HashSet<string> Endings(string[]? given) =>
        (given ?? []).SelectMany(o => o.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(e => e.TrimStart('.').ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    private static async Task<int> RunAsync(Terminal terminal, IReadOnlyList<string> files, Format? format, string? folder, int jobs, CancellationToken cancel)
    {
        var speech = terminal.Speech;
        if (folder is null && format is not null && (files.Count > 1 || !format.IsText))
            throw new UsageException(speech.Say($"Dạng {format.Name} cần nơi ghi kết quả: thêm --out THƯ_MỤC.", $"Format {format.Name} needs a place to write to: add --out DIR."));
        if (folder is not null && File.Exists(folder))
            throw new UsageException(speech.Say($"“{folder}” là một tệp, không phải thư mục.", $"“{folder}” is a file, not a folder."));
        if (folder is not null) Directory.CreateDirectory(folder);
        var names = folder is null ? null : OutputNames.For(files, folder, format?.Ending ?? ".table.txt");

        var view = new TableView(speech, terminal.Width, colours: terminal.IsInteractive && folder is null);
        var failed = 0;
        await Progress.WhileAsync(terminal, files.Count, isWanted: folder is not null || !terminal.IsInteractive, (step, complain) =>
            new Batch(jobs, terminal.Reading, speech).RunAsync<byte[]>(files, Make, (shown, failure) => Take(shown, failure, step, complain), cancel));
        terminal.Output.Flush();
        return failed == 0 ? CommandLine.Done : CommandLine.SomeFailed;

        byte[] Make(int index, Document document, ReadOnlyMemory<byte> bytes)
        {
            // Alone, it need not wait for its turn, and a long one not in memory.
            if (names is null && files.Count == 1)
            {
                Write(document, bytes, terminal.Output);
                return [];
            }
            if (names is null)
            {
                using var buffer = new MemoryStream();
                Write(document, bytes, buffer);
                return buffer.ToArray();
            }
            // Whole or not at all: a stopped run leaves no half-written file under the final name.
            var unfinished = names[index] + ".tmp";
            try
            {
                using (var stream = File.Create(unfinished)) Write(document, bytes, stream);
                File.Move(unfinished, names[index], overwrite: true);
            }
            catch
            {
                File.Delete(unfinished);
                throw;
            }
            return [];
        }

        void Write(Document document, ReadOnlyMemory<byte> bytes, Stream to)
        {
            if (format is not null) format.Write(document, bytes, to);
            else to.Write(Encoding.UTF8.GetBytes(view.Render(document)));
        }

        void Take(byte[]? shown, string? failure, Action step, Action<string> complain)
        {
            if (failure is null) terminal.Output.Write(shown);
            else
            {
                failed++;
                complain(failure);
            }
            step();
        }
    }

    private static int Count(System.CommandLine.Parsing.ArgumentResult given, Speech speech)
    {
        if (int.TryParse(given.Tokens[^1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 256) return count;
        given.AddError(speech.Say("--jobs là một số từ 1 đến 256.", "--jobs is a number from 1 to 256."));
        return 1;
    }
}
