# frozen_string_literal: true

# An extension: its methods become those of the applications that register it.
module Guards
  def word_param(name, pattern = /\A[a-z]+\z/)
    before do
      value = params[name]
      halt 400 unless value.is_a?(String) && pattern.match?(value) # want RBN004
    end
  end

  def number_params(*names)
    names.each do |name|
      before { halt 400 unless params[name].to_s =~ /\A\d+\z/ }
    end
  end

  def logged_param(name)
    before do
      value = params[name].to_s
      warn name unless value.match?(/\A[a-z]+\z/)
    end
  end
end

# An extension that declares a filter and conditions where it is registered.
module Rules
  def self.registered(app)
    app.before { halt 400 unless params[:site].to_s.match?(/\A[a-z]+\z/) }

    app.set(:word) do |name|
      condition { params[name].to_s.match?(/\A[a-z]+\z/) }
    end

    app.set(:one) do |name, *list|
      condition { list.include?(params[name]) }
    end
  end
end
