using ThongSuot.Core.Data;

namespace ThongSuot.Core.Organizations;

/// <summary>Something that stands where bodies stand, and moves when they do: within the operation that moves them.</summary>
public interface IFollowTree
{
    /// <summary>The tree has changed from the day on; what it says of today is what is to be followed.</summary>
    Task FollowAsync(Work work, DateOnly since, CancellationToken cancel);
}

internal static class Followers
{
    public static async Task FollowAsync(this IEnumerable<IFollowTree> followers, Work work, DateOnly since, CancellationToken cancel)
    {
        foreach (var follower in followers) await follower.FollowAsync(work, since, cancel);
    }
}
