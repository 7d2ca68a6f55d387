using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace ThongSuot.Benchmarks;

/// <summary>A minute or two in all: what is compared differs by more than the noise of short runs. Adds the least time and megabytes a second.</summary>
internal sealed class ShortRuns : ManualConfig
{
    public ShortRuns()
    {
        AddJob(Job.Default.WithLaunchCount(1).WithWarmupCount(4).WithIterationCount(8).WithMinIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(250)));
        // On a busy machine the usual two minutes do not suffice.
        BuildTimeout = TimeSpan.FromMinutes(10);
        AddColumn(StatisticColumn.Min, new MegabytesPerSecond());
    }

    /// <summary>Of the least time: other work on the machine only ever adds to it.</summary>
    private sealed class MegabytesPerSecond : IColumn
    {
        private readonly Lazy<Dictionary<string, long>> _sizes = new(() => ReadingBenchmarks.Sizes().ToDictionary(s => s.Name, s => s.Bytes, StringComparer.Ordinal));

        public string Id => nameof(MegabytesPerSecond);
        public string ColumnName => "MB/s";
        public string Legend => "Millions of bytes of text a second, of the least time";
        public bool AlwaysShow => true;
        public ColumnCategory Category => ColumnCategory.Custom;
        public int PriorityInCategory => 0;
        public bool IsNumeric => true;
        public UnitType UnitType => UnitType.Dimensionless;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
            _sizes.Value.TryGetValue(benchmarkCase.Descriptor.WorkloadMethod.Name, out var bytes) && bytes > 0 && summary[benchmarkCase]?.ResultStatistics is { } result
                ? (bytes / result.Min * 1e3).ToString("F1", System.Globalization.CultureInfo.InvariantCulture)
                : "-";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
        public bool IsAvailable(Summary summary) => true;
        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
    }
}
