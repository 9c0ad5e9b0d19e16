namespace Bridge.Local.ServiceBus.Storage;

/// <summary>What the journal does with the disk.</summary>
internal sealed partial class Journal
{
    private async Task AppendAsync()
    {
        while (!TryAppend()) await Task.Delay(RetryEvery, _time, _ending.Token);
        if (_storage is { StalledSince: { } since }) LogRecovered(_logger, _time.GetUtcNow() - since);
        _storage = Kept;
        _writing.Clear();
    }

    private bool TryAppend()
    {
        try
        {
            _folder.Append(_writing.Groups);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!IsStalled) LogStalled(_logger, e.Message, e);
            _storage = new BrokerStorage(StorageState.Stalled, _storage.StalledSince ?? _time.GetUtcNow(), e.Message);
            return false;
        }
    }

    private void Compact()
    {
        if (_images is not { } images) return;
        _images = null;
        var before = _folder.Length;
        try
        {
            _folder.Replace(images);
            _compactAt = (2 * _folder.Length) + _slackBytes;
            LogCompacted(_logger, before, _folder.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _compactAt = before + _slackBytes;
            LogNotCompacted(_logger, e);
        }
    }
}
