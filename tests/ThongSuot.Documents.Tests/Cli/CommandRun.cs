using System.Globalization;
using System.Text;
using ThongSuot.Cli;

namespace ThongSuot.Documents.Tests.Cli;

/// <summary>A command run in this process, with what it wrote. The folder is its own and goes when the test ends.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);

    public CommandRun() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "thong-suot-" + Guid.NewGuid().ToString("N"));

    public string Output => Encoding.UTF8.GetString(_output.ToArray());

    public string Error => _error.ToString();

    /// <summary>Runs with arguments; "@name" stands for a path in the folder.</summary>
    public Task<int> RunAsync(params string[] args) => RunAsync(TestContext.Current.CancellationToken, args);

    public Task<int> RunAsync(CancellationToken cancel, params string[] args)
    {
        var full = args.Select(a => a.StartsWith('@') ? Path.Combine(Folder, a[1..]) : a).ToArray();
        return CommandLine.RunAsync(full, new Terminal(_output, _error, Speech.Of(full, _ => null)), cancel);
    }

    public CommandRun With(string name, string content = Sample)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    public string[] Files(string folder) => [.. Directory.EnumerateFiles(Path.Combine(Folder, folder)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public const string Sample = """
        ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH VÂN GIANG           Độc lập - Tự do - Hạnh phúc

        Số: 15/KH-UBND           Vân Giang, ngày 05 tháng 3 năm 2024

        KẾ HOẠCH
        Phát triển đào tạo nghề năm 2024

        I. NHIỆM VỤ
        1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính xây dựng đề án, hoàn thành trước ngày 20/6/2024.
        2. Ủy ban nhân dân các xã, phường báo cáo kết quả chậm nhất ngày 15/11/2024.

        Nơi nhận:                TM. ỦY BAN NHÂN DÂN
        - Các sở, ban, ngành;    CHỦ TỊCH
        - Lưu: VT.
                                 Trần Văn Bình
        """;
}
