# frozen_string_literal: true

# A filter that answers stops the action, though it comes back.
class ThingsController < ActionController::Base
  before_action :check_id, only: %i[show edit]
  before_action :check_page, except: :index
  before_action :check_tag
  before_action(only: :show) { redirect_to root_path unless params[:back] =~ /\A\w+\z/ }
  before_action :log_it
  before_action :maybe, if: :strict?

  def show
    `show #{params[:id]}`
    `show #{params[:page]} #{params[:tag]} #{params[:back]}`
    `show #{params[:kind]}` # want RBN201
    `show #{params[:logged]}` # want RBN201
    `show #{params[:maybe]}` # want RBN201
    head :ok
  end

  def edit
    `edit #{params[:id]} #{params[:page]}`
    `edit #{params[:back]}` # want RBN201
    head :ok
  end

  def index
    `index #{params[:id]}` # want RBN201
    `index #{params[:page]}` # want RBN201
    `index #{params[:tag]}`
    list
  end

  private

  def list
    `list #{params[:tag]}`
    `list #{params[:page]}` # want RBN201
  end

  def check_id
    head :bad_request unless params[:id].match?(/\A\d+\z/)
  end

  def check_page
    render(plain: 'no page', status: 400) and return if params[:page] !~ /\A\d+\z/

    @page = params[:page]
  end

  def check_tag
    if params[:tag].nil? || params[:tag] =~ /\A\w+\z/
      logger.debug('a tag')
    elsif params[:tag].size > 100
      head :bad_request
    else
      refuse
    end
  end

  def refuse
    respond 'no'
  end

  def respond(text)
    render plain: text, status: 400
  end

  def log_it
    logger.info('strange') unless params[:logged] =~ /\A\w+\z/
    head :ok if params[:logged] == 'all'
  end

  def maybe
    head :bad_request unless params[:maybe] =~ /\A\w+\z/
  end
end

# One filter less.
class LooseController < ThingsController
  skip_before_action :check_tag

  def tag
    `tag #{params[:tag]}` # want RBN201
    `tag #{params[:page]}`
    head :ok
  end
end

# One less for some of the methods.
class PartlyController < ThingsController
  skip_before_action :check_tag, only: %i[merge split]
  skip_before_action :check_page, except: :total

  def merge
    `merge #{params[:tag]}` # want RBN201
    head :ok
  end

  def total
    `total #{params[:tag]} #{params[:page]}`
    `total #{params[:page]}`
    head :ok
  end

  def sums
    `sums #{params[:tag]}`
    `sums #{params[:page]}` # want RBN201
    each_sum
    head :ok
  end

  def each_sum
    `sum #{params[:tag]}` # want RBN201
  end
end

# What the action itself answers does not stop it.
class DirectController < ActionController::Base
  after_action :late

  def show
    head :bad_request unless params[:id] =~ /\A\d+\z/
    `show #{params[:id]}` # want RBN201
  end

  def early
    return head(:bad_request) unless params[:id] =~ /\A\d+\z/

    `early #{params[:id]}`
  end

  private

  def late
    head :bad_request unless params[:id] =~ /\A\d+\z/
  end
end
