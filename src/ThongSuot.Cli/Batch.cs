using ThongSuot.Documents;
using ThongSuot.Documents.Reading;

namespace ThongSuot.Cli;

/// <summary>Reads many files on several threads; what was made of each comes back in the order given. Holds few documents at a time.</summary>
internal sealed class Batch(int jobs, ReaderOptions options, Speech speech)
{
    /// <param name="files">Files to read.</param>
    /// <param name="make">What to make of one document: index in <paramref name="files"/>, document, original bytes.</param>
    /// <param name="take">Called on the caller's flow, in order: what was made, or the sentence that says why nothing was.</param>
    /// <param name="cancel">Stops between and within files.</param>
    public async Task RunAsync<T>(IReadOnlyList<string> files, Func<int, Document, ReadOnlyMemory<byte>, T> make, Action<T?, string?> take, CancellationToken cancel)
    {
        // Threads that go from file to file: handing every single one over costs as much as reading a small one.
        var threads = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, jobs).ConcurrentScheduler;
        var ahead = new Queue<Task<(T? Made, string? Failure)>>();
        try
        {
            for (var next = 0; next < files.Count || ahead.Count > 0;)
            {
                for (; next < files.Count && ahead.Count < jobs * 8; next++)
                {
                    var index = next;
                    ahead.Enqueue(Task.Factory.StartNew(() => One(index), CancellationToken.None, TaskCreationOptions.DenyChildAttach, threads));
                }
                var (made, failure) = await ahead.Dequeue();
                take(made, failure);
            }
        }
        finally
        {
            // What is being read when the run is stopped ends first.
            await ((Task)Task.WhenAll(ahead)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        (T? Made, string? Failure) One(int index)
        {
            cancel.ThrowIfCancellationRequested();
            var file = files[index];
            try
            {
                var bytes = Load(file);
                return (make(index, DocumentReader.Read(bytes, Path.GetFileName(file), options, cancel), bytes), null);
            }
            catch (ReadException why)
            {
                return (default, $"{file}: {speech.Say(why.Message, why.English)}");
            }
            catch (Exception why) when (why is IOException or UnauthorizedAccessException)
            {
                return (default, $"{file}: {speech.Say("không mở hoặc không ghi được tệp", "cannot open or write the file")} ({why.Message})");
            }
            catch (Exception why) when (why is not OperationCanceledException)
            {
                // A fault of ours in one file must not lose the others.
                return (default, $"{file}: {speech.Say("lỗi của chương trình, xin báo lại cho người phát triển", "a fault of this program, please report it")} ({why.GetType().Name}: {why.Message})");
            }
        }
    }

    private byte[] Load(string file)
    {
        var length = new FileInfo(file).Length;
        if (length > options.MaxBytes)
            throw new ReadException(ReadFailure.TooLarge, $"Tệp lớn hơn giới hạn {options.MaxBytes >> 20} MB.", $"The file is larger than the limit of {options.MaxBytes >> 20} MB.");
        return File.ReadAllBytes(file);
    }
}
