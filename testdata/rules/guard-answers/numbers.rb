# A check that is true unless something was raised, and one that is true either way.
class QueueApp
  helpers do
    def number?(text)
      Integer(text)
      true
    rescue ArgumentError, TypeError
      false
    end

    def something?(text)
      Integer(text)
      true
    rescue ArgumentError, TypeError
      !text.nil?
    end
  end

  post '/number' do
    system("q n #{params[:n]}") if number?(params[:n])
    system("q n #{params[:m]}") if something?(params[:m]) # want RBN201
    204
  end
end
