require 'raw'

module Raw
  class Deep
    def shown(path)
      _hidden(path)
    end
  end
end
