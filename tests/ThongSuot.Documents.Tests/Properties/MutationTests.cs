using ThongSuot.Fuzz;

namespace ThongSuot.Documents.Tests.Properties;

/// <summary>A short campaign over all formats; docs/robustness.md has the long one.</summary>
public class MutationTests
{
    [Fact]
    public void Read_MutatedSamples_GiveADocumentOrOneClearError()
    {
        var campaign = new Campaign(Seeds.Load([]), number: 20_240_305, first: 0, count: 1_000, limit: TimeSpan.FromSeconds(60), keep: null);
        campaign.Run(Environment.ProcessorCount);
        var said = new StringWriter();
        campaign.Tally.Print(said);
        Assert.True(campaign.Tally.Failures == 0, said.ToString());
        Assert.Equal(1_000, campaign.Tally.Total);
    }
}
