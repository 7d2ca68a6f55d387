using System.Diagnostics;
using System.Globalization;
using ThongSuot.Documents;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Benchmarks;

/// <summary>Where the time goes: each step of <see cref="Understanding"/> by itself, least of many rounds.</summary>
internal static class Stages
{
    private const int Rounds = 30;

    public static void Print(TextWriter to)
    {
        foreach (var (name, texts) in new (string, IReadOnlyList<byte[]>)[] { ("samples", Texts.OrdinaryText()), ("1 MB", [Texts.Long(1_000_000)]), ("corpus", Texts.CorpusText()) })
        {
            if (texts.Count == 0) continue;
            var bytes = texts.Sum(t => (double)t.Length);
            var least = new Dictionary<string, (double Seconds, long Allocated)>(StringComparer.Ordinal);
            for (var round = 0; round < Rounds; round++)
            {
                var spent = new Dictionary<string, (double Seconds, long Allocated)>(StringComparer.Ordinal);
                foreach (var text in texts) Read(text, spent);
                foreach (var (stage, one) in spent)
                    if (!least.TryGetValue(stage, out var known) || one.Seconds < known.Seconds) least[stage] = one;
            }
            var all = least.Values.Sum(v => v.Seconds);
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {bytes / 1e6:F2} MB in {all * 1e3:F2} ms, {bytes / all / 1e6:F1} MB/s"));
            foreach (var (stage, (seconds, allocated)) in least)
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {stage,-14}{seconds * 1e3,9:F2} ms {seconds / all,6:P0} {allocated / bytes,6:F1} B allocated a byte"));
        }
    }

    private static void Read(byte[] bytes, Dictionary<string, (double, long)> spent)
    {
        var (_, source) = Time("reading", () => FormatReader.Read(bytes, ReaderOptions.Default, CancellationToken.None));
        var frame = Time("frame", () => FrameReader.Read(source));
        var (root, _) = Time("outline", () => Outline.Build(source, frame));
        Time("references", () => References.In(source, frame.Header));
        Time("abbreviations", () => Abbreviations.In(source));
        Time("announcements", () => Announcements.In(source));
        Time("targets", () => Targets.In(source, root));
        Time("duties", () => DutyReader.Read(source, frame, root, CancellationToken.None));

        T Time<T>(string stage, Func<T> step)
        {
            var (allocated, from) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            var made = step();
            var (seconds, before) = (Stopwatch.GetElapsedTime(from).TotalSeconds, spent.GetValueOrDefault(stage));
            spent[stage] = (before.Item1 + seconds, before.Item2 + GC.GetAllocatedBytesForCurrentThread() - allocated);
            return made;
        }
    }
}
