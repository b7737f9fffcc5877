module Store
  class Cache
    def self.new(dir:)
      _new(dir)
    end

    def insert(name)
      cache_insert(name.to_s)
    end
  end

  class Deep < Cache
    def direct(name)
      super(name)
    end
  end
end
